package io.dynamicmarket.desk.web;

import io.dynamicmarket.desk.process.Assessor;
import io.dynamicmarket.desk.run.Desk;
import io.dynamicmarket.desk.whatif.MadeUp;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.report.Report;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What was found out about releases and incidents, by its hash. Finding out takes a while: ask, and ask again for it. */
@RestController
final class ReportsApi {
    private static final int MARKETS = 2;
    private static final int HOURS = 4;

    private final Desk desk;
    private final Clock clock = Clock.systemUTC();

    ReportsApi(Desk desk) {
        this.desk = desk;
    }

    record Listed(String sha256, String kind, boolean passed, Instant madeAt) {}

    /** @param underWay what is being found out now, of whatever release */
    record About(List<Listed> reports, Set<String> underWay) {}

    /**
     * @param before the release in force, where nothing is said
     * @param markets 2, where nothing is said
     * @param hours 4, where nothing is said
     * @param seed 1, where nothing is said
     */
    record WantedWhatIf(
            @Nullable String before,
            @Nullable Integer markets,
            @Nullable Integer hours,
            @Nullable Long seed) {}

    /** Latest first. */
    @GetMapping("/api/releases/{id:[0-9a-f]{64}}/reports")
    About about(@PathVariable String id) {
        desk.releases().stored(Asked.release(id, "id"));
        return new About(
                desk.processes().reports().about(id).stream()
                        .map(ReportsApi::listed)
                        .toList(),
                assessor().underWay());
    }

    /** A report, byte by byte what its hash is of. */
    @GetMapping("/api/reports/{id:[0-9a-f]{64}}")
    ResponseEntity<byte[]> one(@PathVariable("id") String sha256) {
        Report report = desk.processes()
                .reports()
                .find(sha256)
                .orElseThrow(() -> new NotKept("Expected a report that was made here, but got " + sha256 + "."));
        boolean prose = report.kind() == Report.Kind.POST_MORTEM || report.kind() == Report.Kind.CHECKLIST;
        return ResponseEntity.ok()
                .contentType(prose ? MediaType.TEXT_PLAIN : MediaType.APPLICATION_JSON)
                .body(report.content().getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping("/api/releases/{id:[0-9a-f]{64}}/gate")
    @ResponseStatus(HttpStatus.ACCEPTED)
    About gate(@PathVariable String id) {
        assessor().gate(Asked.release(id, "id"));
        return about(id);
    }

    @PostMapping(path = "/api/releases/{id:[0-9a-f]{64}}/what-if", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    About whatIf(@PathVariable String id, @RequestBody WantedWhatIf wanted) {
        long now = clock.millis();
        ReleaseId before = wanted.before() != null
                ? Asked.release(wanted.before(), "before")
                : desk.releases()
                        .everything(now, now)
                        .release()
                        .orElseThrow(() -> new BadInput("Expected a release in force, but there is none."));
        MadeUp markets = Asked.fact(() -> new MadeUp(
                wanted.markets() == null ? MARKETS : wanted.markets(),
                wanted.hours() == null ? HOURS : wanted.hours()));
        assessor().whatIf(before, Asked.release(id, "id"), markets, wanted.seed() == null ? 1 : wanted.seed());
        return about(id);
    }

    private Assessor assessor() {
        return desk.processes().assessor();
    }

    private static Listed listed(Report report) {
        return new Listed(
                report.sha256(), report.kind().name(), report.passed(), Instant.ofEpochMilli(report.madeAtMillis()));
    }
}
