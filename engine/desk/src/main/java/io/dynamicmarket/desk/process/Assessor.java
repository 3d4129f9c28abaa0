package io.dynamicmarket.desk.process;

import io.dynamicmarket.desk.whatif.MadeUp;
import io.dynamicmarket.desk.whatif.WhatIf;
import io.dynamicmarket.desk.whatif.WhatIfReport;
import io.dynamicmarket.desk.whatif.WhatIfRequest;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.activation.Releases;
import io.dynamicmarket.governance.audit.CanonicalJson;
import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.governance.report.Report;
import io.dynamicmarket.governance.report.ReportStore;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.policy.gate.Gate;
import io.dynamicmarket.policy.gate.GateReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what signers want to know of a release: whether it passes the gate, and what it would have made. It takes half
 * a minute of a core, so one after the other on a thread of the lowest priority, beside the market loop.
 */
public final class Assessor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Assessor.class);

    private final Releases releases;
    private final ReportStore reports;
    private final Clock clock;
    private final String version;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "assessor");
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.setDaemon(true);
        return thread;
    });

    Assessor(Releases releases, ReportStore reports, Clock clock, String version) {
        this.releases = releases;
        this.reports = reports;
        this.clock = clock;
        this.version = version;
    }

    /** What is being found out now, in words, for people who wait. */
    public Set<String> underWay() {
        return Set.copyOf(underWay);
    }

    /** Puts a release before the gate; the report is kept when it is done. */
    public void gate(ReleaseId id) {
        Release release = releases.release(id);
        inLine("gate of " + id, () -> gate(release));
    }

    private Report gate(Release release) {
        GateReport report = Gate.check(release);
        Map<String, Object> values = new TreeMap<>();
        values.put("format", "gate/1");
        values.put("release", report.release());
        values.put("cases", report.cases());
        values.put("samples", report.samples());
        values.put("passed", report.passed());
        values.put(
                "findings",
                report.findings().stream()
                        .map(finding -> Map.of(
                                "level", finding.level().name(),
                                "check", finding.check().name(),
                                "file", finding.file(),
                                "place", finding.place(),
                                "sentence", finding.sentence(),
                                "remedy", finding.remedy()))
                        .toList());
        return new Report(
                Report.Kind.GATE, release.id().sha256(), report.passed(), CanonicalJson.of(values), clock.millis());
    }

    /** Runs made-up markets under two releases; the report is kept when it is done, about the second one. */
    public void whatIf(ReleaseId before, ReleaseId after, MadeUp markets, long seed) {
        Release one = releases.release(before);
        Release other = releases.release(after);
        inLine("what-if of " + after + " against " + before, () -> whatIf(one, other, markets, seed));
    }

    private Report whatIf(Release before, Release after, MadeUp markets, long seed) {
        try (CompiledRelease first = CompiledRelease.compileSwift(before);
                CompiledRelease second = first.compileNext(after)) {
            WhatIfReport report = WhatIf.run(new WhatIfRequest(List.of(), markets, seed, version), first, second);
            return new Report(Report.Kind.WHAT_IF, after.id().sha256(), true, report.json(), clock.millis());
        } catch (IOException e) {
            throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Something that finds out. */
    @FunctionalInterface
    private interface Work {
        Report report();
    }

    private void inLine(String what, Work work) {
        if (!underWay.add(what)) {
            return;
        }
        worker.execute(() -> {
            try {
                reports.keep(work.report());
            } catch (RuntimeException e) {
                // whoever waits sees that it is no longer under way and that there is no report
                LOG.error("The " + what + " stopped", e);
            } finally {
                underWay.remove(what);
            }
        });
    }

    @Override
    public void close() {
        worker.shutdownNow();
        try {
            if (!worker.awaitTermination(2, TimeUnit.SECONDS)) {
                LOG.info("What was being found out is given up.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
