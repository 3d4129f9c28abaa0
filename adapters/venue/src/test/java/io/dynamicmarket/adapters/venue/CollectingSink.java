package io.dynamicmarket.adapters.venue;

import io.dynamicmarket.quoting.feed.FrameSink;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps frames and follows the spot rule of sequence numbers on its own, by regular expressions, so that it does not
 * share a mistake with the feed.
 */
final class CollectingSink implements FrameSink {
    private static final Pattern DEPTH_IDS = Pattern.compile("\"U\":(\\d+),\"u\":(\\d+)");
    private static final Pattern SNAPSHOT_ID = Pattern.compile("^\\{\"lastUpdateId\":(\\d+)");

    final List<String> frames = new CopyOnWriteArrayList<>();
    final List<Long> receivedAtNanos = new CopyOnWriteArrayList<>();
    final Set<String> threads = ConcurrentHashMap.newKeySet();
    final AtomicInteger gaps = new AtomicInteger();
    volatile boolean joined;
    volatile Runnable whenNotJoined = () -> {};
    private long lastDepthId;
    private long bufferedFromId;

    @Override
    public void frame(long atNanos, byte[] buffer, int offset, int length) {
        String text = new String(buffer, offset, length, StandardCharsets.UTF_8);
        threads.add(Thread.currentThread().getName());
        receivedAtNanos.add(atNanos);
        follow(text);
        frames.add(text);
    }

    private void follow(String text) {
        Matcher snapshot = SNAPSHOT_ID.matcher(text);
        Matcher depth = DEPTH_IDS.matcher(text);
        if (snapshot.find()) {
            joined = bufferedFromId > 0 && Long.parseLong(snapshot.group(1)) + 1 >= bufferedFromId;
        } else if (depth.find()) {
            depth(Long.parseLong(depth.group(1)), Long.parseLong(depth.group(2)));
        }
        if (!joined) {
            whenNotJoined.run();
        }
    }

    private void depth(long firstId, long lastId) {
        boolean gap = lastDepthId > 0 && firstId > lastDepthId + 1;
        if (gap || lastDepthId == 0) {
            bufferedFromId = firstId;
            joined = false;
        }
        gaps.addAndGet(gap ? 1 : 0);
        lastDepthId = Math.max(lastDepthId, lastId);
    }

    long count(String word) {
        return frames.stream().filter(frame -> frame.contains(word)).count();
    }

    long snapshots() {
        return frames.stream()
                .filter(frame -> SNAPSHOT_ID.matcher(frame).find())
                .count();
    }
}
