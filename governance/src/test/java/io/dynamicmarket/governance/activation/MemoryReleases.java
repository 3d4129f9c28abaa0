package io.dynamicmarket.governance.activation;

import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.governance.release.StoredRelease;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store in memory. */
final class MemoryReleases implements ReleaseStore {
    private record Kept(Activation activation, Timeline after) {}

    private final Map<ReleaseId, Release> files = new LinkedHashMap<>();
    private final Map<ReleaseId, StoredRelease> stored = new LinkedHashMap<>();
    private final List<Kept> kept = new ArrayList<>();

    @Override
    public StoredRelease keep(Release release, StoredRelease as) {
        files.putIfAbsent(release.id(), release);
        stored.putIfAbsent(release.id(), as);
        return stored.get(release.id());
    }

    @Override
    public Optional<StoredRelease> find(ReleaseId id) {
        return Optional.ofNullable(stored.get(id));
    }

    @Override
    public Release release(ReleaseId id) {
        Release release = files.get(id);
        if (release == null) {
            throw new UnknownRelease(id);
        }
        return release;
    }

    @Override
    public List<StoredRelease> releases(int limit) {
        List<StoredRelease> latestFirst = new ArrayList<>(stored.values());
        Collections.reverse(latestFirst);
        return latestFirst.stream().limit(limit).toList();
    }

    @Override
    public boolean keep(Activation activation, Timeline after) {
        return activation.number() == kept.size() + 1 && kept.add(new Kept(activation, after));
    }

    @Override
    public List<Activation> activations(long asOfMillis, int limit) {
        List<Activation> latestFirst = new ArrayList<>(kept.stream()
                .map(Kept::activation)
                .filter(activation -> activation.recordedAtMillis() <= asOfMillis)
                .toList());
        Collections.reverse(latestFirst);
        return latestFirst.stream().limit(limit).toList();
    }

    @Override
    public Optional<Activation> lastActivation() {
        return activations(Long.MAX_VALUE, 1).stream().findFirst();
    }

    @Override
    public Timeline timeline(Scope scope, long asOfMillis) {
        Timeline last = Timeline.EMPTY;
        for (Kept each : kept) {
            if (each.activation().scope().equals(scope) && each.activation().recordedAtMillis() <= asOfMillis) {
                last = each.after();
            }
        }
        return last;
    }
}
