package io.dynamicmarket.quoting.feed;

/** Carries a refusal from where it is found to the feed's door; never leaves the package, hence has no stack trace. */
final class FrameRefused extends RuntimeException {
    private final RefusalReason reason;

    FrameRefused(RefusalReason reason, String sentence) {
        super(sentence, null, false, false);
        this.reason = reason;
    }

    Refusal refusal() {
        return new Refusal(reason, String.valueOf(getMessage()));
    }
}
