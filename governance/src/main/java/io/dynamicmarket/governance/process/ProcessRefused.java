package io.dynamicmarket.governance.process;

import java.util.List;
import java.util.stream.Collectors;

/** A process cannot be deployed. The message has all findings, one a line. */
public final class ProcessRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    public ProcessRefused(List<Finding> findings) {
        super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
