package io.dynamicmarket.workflows.feel;

/** An expression gave no usable answer. The message is a sentence. */
public final class FeelFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FeelFailed(String sentence) {
        super(sentence);
    }
}
