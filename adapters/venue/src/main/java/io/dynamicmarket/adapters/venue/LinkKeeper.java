package io.dynamicmarket.adapters.venue;

import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one link open: opens it, opens it again after a back-off, and replaces it on purpose before the venue cuts it.
 * A replacement is opened first and takes over when it stands, so that no market time is lost. One thread only.
 */
final class LinkKeeper {
    private final LinkSettings settings;
    private final Supplier<Link> opener;
    private final Backoff backoff;
    private @Nullable Link current;
    private @Nullable Link opening;
    private boolean replaceWanted;
    private long startedAtMillis;
    private long nextAttemptMillis = Long.MIN_VALUE;
    private long pingedAtMillis;

    LinkKeeper(LinkSettings settings, Supplier<Link> opener, RandomGenerator jitter) {
        this.settings = settings;
        this.opener = opener;
        this.backoff = new Backoff(settings, jitter);
    }

    boolean isCurrent(Link link) {
        return link == current;
    }

    boolean connected() {
        return current != null;
    }

    /** The venue said that it is about to cut the link. */
    void replace() {
        replaceWanted = true;
    }

    /** Does what the time asks for; returns false when a silent link was cut. */
    boolean tend(long nowMillis) {
        boolean alive = current == null || listen(current, nowMillis);
        if (opening == null && nowMillis >= nextAttemptMillis && (current == null || replacementDue(nowMillis))) {
            opening = opener.get();
        }
        return alive;
    }

    private boolean replacementDue(long nowMillis) {
        return replaceWanted
                || nowMillis - startedAtMillis >= settings.replaceAfter().toMillis();
    }

    private boolean listen(Link link, long nowMillis) {
        long silentMillis = nowMillis - link.heardAtMillis();
        long limitMillis = settings.silentAfter().toMillis();
        if (silentMillis >= limitMillis) {
            link.drop();
            current = null;
            retryAfter(nowMillis - startedAtMillis, nowMillis);
            return false;
        }
        // A quiet market sends nothing; our own ping tells it from a dead line.
        if (silentMillis >= limitMillis / 2 && nowMillis - pingedAtMillis >= limitMillis / 2) {
            pingedAtMillis = nowMillis;
            link.ping();
        }
        return true;
    }

    /** A handshake succeeded; returns whether the link is ours and now the current one. */
    boolean opened(Link link, long nowMillis) {
        if (link != opening) {
            link.drop();
            return false;
        }
        if (current != null) {
            current.drop();
        }
        current = link;
        opening = null;
        replaceWanted = false;
        startedAtMillis = nowMillis;
        return true;
    }

    /** A link ended or never opened; returns whether it was ours. */
    boolean closed(Link link, long nowMillis) {
        if (link == current) {
            current = null;
            retryAfter(nowMillis - startedAtMillis, nowMillis);
            return true;
        }
        if (link == opening) {
            opening = null;
            retryAfter(0, nowMillis);
            return true;
        }
        return false;
    }

    private void retryAfter(long livedMillis, long nowMillis) {
        nextAttemptMillis = nowMillis + backoff.afterMillis(livedMillis);
    }

    void dropAll() {
        if (current != null) {
            current.drop();
        }
        if (opening != null) {
            opening.drop();
        }
    }
}
