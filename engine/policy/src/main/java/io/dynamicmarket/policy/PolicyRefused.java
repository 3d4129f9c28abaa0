package io.dynamicmarket.policy;

import java.util.List;
import java.util.stream.Collectors;

/** A release that must not quote. Carries every fault that was found, not only the first. */
public final class PolicyRefused extends RuntimeException {
    private final transient List<Finding> findings;

    public PolicyRefused(List<Finding> findings) {
        super(sentence(findings));
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }

    private static String sentence(List<Finding> findings) {
        return "Expected a release without faults, but found " + findings.size() + ":\n"
                + findings.stream().map(Finding::toString).collect(Collectors.joining("\n"));
    }
}
