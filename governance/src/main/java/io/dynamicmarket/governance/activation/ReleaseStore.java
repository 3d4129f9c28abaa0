package io.dynamicmarket.governance.activation;

import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.governance.release.StoredRelease;
import java.util.List;
import java.util.Optional;

/**
 * Keeps releases and activations for good: nothing is ever changed or deleted. A file that several releases share is kept
 * once.
 */
public interface ReleaseStore {
    /** Keeps a release; one that is there already stays as it was first stored, and that is returned. */
    StoredRelease keep(Release release, StoredRelease stored);

    /** What is known of a release; empty if it was never stored. */
    Optional<StoredRelease> find(ReleaseId id);

    /** The files of a stored release; one that is not there is an {@link UnknownRelease}. */
    Release release(ReleaseId id);

    /** Stored releases, latest first. */
    List<StoredRelease> releases(int limit);

    /**
     * Keeps an activation and the timeline that follows from it, all or nothing.
     *
     * @return false if another one has taken its number in the meantime, and nothing was kept
     */
    boolean keep(Activation activation, Timeline after);

    /** Activations recorded up to a moment, latest first. */
    List<Activation> activations(long asOfMillis, int limit);

    /** The last activation recorded up to a moment, in any scope; empty before the first. */
    Optional<Activation> lastActivation();

    /** What was believed of a scope at a moment about the time from then on. */
    Timeline timeline(Scope scope, long asOfMillis);
}
