package io.dynamicmarket.desk.web;

import io.dynamicmarket.policy.Finding;
import java.util.List;

/** A release that does not hold: nothing of it was stored. The message is the sentence a person reads. */
final class Unproven extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Finding> findings;

    Unproven(String sentence, List<Finding> findings) {
        super(sentence);
        this.findings = List.copyOf(findings);
    }

    List<Finding> findings() {
        return findings;
    }
}
