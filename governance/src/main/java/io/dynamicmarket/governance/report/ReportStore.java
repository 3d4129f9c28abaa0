package io.dynamicmarket.governance.report;

import java.util.List;
import java.util.Optional;

/** Keeps reports for good, each once. */
public interface ReportStore {
    /** Keeps a report; one with the same content for the same subject stays as it was first kept. */
    void keep(Report report);

    /** A report by its hash. */
    Optional<Report> find(String sha256);

    /** Reports about a subject, latest first. */
    List<Report> about(String subject);
}
