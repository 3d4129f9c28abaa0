package io.dynamicmarket.governance.audit;

import java.util.Objects;

/** A text is not the canonical JSON of what was expected; says where. The message is a sentence. */
public final class JsonRefused extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String member;

    JsonRefused(String member, String sentence) {
        super(sentence);
        this.member = Objects.requireNonNull(member);
    }

    JsonRefused(String member, String sentence, Throwable cause) {
        super(sentence, cause);
        this.member = Objects.requireNonNull(member);
    }

    /** Path of the member, {@code features.mid} or {@code fills[2].price}; empty where the whole text is meant. */
    public String member() {
        return member;
    }
}
