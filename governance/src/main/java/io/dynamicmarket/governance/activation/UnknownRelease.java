package io.dynamicmarket.governance.activation;

import io.dynamicmarket.facts.ReleaseId;

/** A release that was never stored is asked for. The message is a sentence. */
public final class UnknownRelease extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownRelease(ReleaseId id) {
        super("Expected a stored release, but " + id + " was never stored");
    }
}
