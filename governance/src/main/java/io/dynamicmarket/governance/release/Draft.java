package io.dynamicmarket.governance.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A release to be: what is changed in its parent.
 *
 * @param parent the release that is edited
 * @param written edited and added files, by path
 * @param removed paths that the parent has and the draft has not
 */
public record Draft(Release parent, SortedMap<String, byte[]> written, Set<String> removed) {
    public Draft {
        Objects.requireNonNull(parent);
        SortedMap<String, byte[]> copy = new TreeMap<>();
        written.forEach((path, bytes) -> copy.put(path, bytes.clone()));
        written = copy;
        removed = new TreeSet<>(removed);
        refuseContradictions(parent, written, removed);
    }

    /**
     * The release that the parent becomes.
     *
     * @throws ReleaseRefused if a path is not that of a policy file, or nothing is left or changed
     */
    public Release release() {
        SortedMap<String, byte[]> files = new TreeMap<>(parent.files());
        files.keySet().removeAll(removed);
        files.putAll(written);
        Release release = Release.of(files);
        if (release.id().equals(parent.id())) {
            throw new ReleaseRefused(
                    "Expected a draft that changes its parent " + parent.id() + ", but every file is as it was");
        }
        return release;
    }

    private static void refuseContradictions(Release parent, SortedMap<String, byte[]> written, Set<String> removed) {
        List<String> problems = new ArrayList<>();
        Set<String> there = parent.files().keySet();
        for (String path : removed) {
            if (written.containsKey(path)) {
                problems.add(path + " is written and removed");
            } else if (!there.contains(path)) {
                problems.add(path + " is removed and not in the parent");
            }
        }
        if (!problems.isEmpty()) {
            throw new ReleaseRefused("Expected a draft of written files and of removed ones that its parent has, but "
                    + String.join(" and ", problems));
        }
    }
}
