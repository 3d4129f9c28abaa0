package io.dynamicmarket.governance.release;

import io.dynamicmarket.facts.ReleaseId;
import java.util.Objects;

/** Where a release comes from. */
public sealed interface Origin {
    /** From outside: a folder or the release that the desk is shipped with. */
    record Imported() implements Origin {}

    /** From another release, edited. */
    record Edited(ReleaseId parent) implements Origin {
        public Edited {
            Objects.requireNonNull(parent);
        }
    }
}
