package io.dynamicmarket.governance.preset;

import io.dynamicmarket.governance.activation.Activation;
import java.util.List;
import java.util.Objects;

/** What came of a wish to change a preset. */
public sealed interface LaneAnswer {
    /** It is activated, with an end. */
    record Changed(Activation activation) implements LaneAnswer {
        public Changed {
            Objects.requireNonNull(activation);
        }
    }

    /**
     * It goes beyond what quants may do alone; nothing was changed.
     *
     * @param sentences each says what the bound is and what was wanted
     */
    record NeedsProposal(List<String> sentences) implements LaneAnswer {
        public NeedsProposal {
            sentences = List.copyOf(sentences);
        }
    }
}
