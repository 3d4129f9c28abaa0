package io.dynamicmarket.desk.web;

import io.dynamicmarket.desk.access.Caller;
import io.dynamicmarket.desk.run.Desk;
import io.dynamicmarket.desk.shadow.Divergence;
import io.dynamicmarket.desk.shadow.DivergenceReport;
import io.dynamicmarket.facts.ReleaseId;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A release that decides beside the active one, and how far it differs. It carries nothing out. */
@RestController
@RequestMapping("/api/releases/shadow")
final class ShadowApi {
    private final Desk desk;
    private final Clock clock = Clock.systemUTC();

    ShadowApi(Desk desk) {
        this.desk = desk;
    }

    record Wanted(
            @Nullable String release,
            @Nullable String operator,
            @Nullable String reason) {}

    record Example(Instant at, String kinds, String active, String shadow) {}

    /**
     * @param running whether there is a shadow; nothing else is told if not
     * @param decisions situations that both have decided
     * @param differing of them with any difference
     * @param dropped situations that the shadow could not keep up with
     * @param last latest example; null before the first difference
     */
    record Meter(
            boolean running,
            @Nullable String release,
            String active,
            @Nullable String operator,
            @Nullable String reason,
            @Nullable Instant since,
            long decisions,
            long differing,
            Map<Divergence, Long> byKind,
            long dropped,
            @Nullable Example last,
            String problem) {}

    @GetMapping
    Meter meter() {
        String active = desk.changeover().standing().release().sha256();
        Optional<DivergenceReport> report = desk.shadow().report();
        return report.map(seen -> meter(seen, active))
                .orElseGet(() -> new Meter(false, null, active, null, null, null, 0, 0, Map.of(), 0, null, ""));
    }

    /** Starts a shadow in place of an earlier one; answers once it is compiled and decides. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Meter start(@RequestBody Wanted wanted, Caller caller) {
        ReleaseId release = Asked.release(wanted.release(), "release");
        String operator = caller.acting(wanted.operator(), "operator");
        String reason = Asked.text(wanted.reason(), "reason");
        desk.shadow().start(desk.compiled(desk.releases().release(release)), operator, reason, clock.millis());
        return meter();
    }

    @DeleteMapping
    Meter stop() {
        desk.shadow().stop();
        return meter();
    }

    private static Meter meter(DivergenceReport report, String active) {
        DivergenceReport.Example last = report.last();
        return new Meter(
                true,
                report.shadow().sha256(),
                active,
                report.operator(),
                report.reason(),
                Instant.ofEpochMilli(report.sinceMillis()),
                report.decisions(),
                report.differing(),
                report.byKind(),
                report.dropped(),
                last == null
                        ? null
                        : new Example(
                                Instant.ofEpochMilli(last.atMillis()), last.kinds(), last.active(), last.shadow()),
                report.problem());
    }
}
