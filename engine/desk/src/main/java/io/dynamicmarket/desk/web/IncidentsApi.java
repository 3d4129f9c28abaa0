package io.dynamicmarket.desk.web;

import io.dynamicmarket.desk.access.Caller;
import io.dynamicmarket.desk.run.Desk;
import io.dynamicmarket.governance.incident.Incident;
import io.dynamicmarket.governance.incident.IncidentEntry;
import io.dynamicmarket.governance.report.Report;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Incidents: opened by a breaker that stays latched, worked on in tasks, told in lines. */
@RestController
@RequestMapping("/api/incidents")
final class IncidentsApi {
    private final Desk desk;
    private final Clock clock = Clock.systemUTC();

    IncidentsApi(Desk desk) {
        this.desk = desk;
    }

    record Line(String kind, String by, String text, Instant at) {}

    record Shown(
            String id,
            String status,
            String market,
            String cause,
            Instant trippedAt,
            long receipt,
            String release,
            String sentence,
            List<Line> timeline) {}

    /** @param kind {@code NOTE}, where nothing is said, or {@code STATUS}: what was told to others */
    record Wanted(@Nullable String kind, @Nullable String text) {}

    @GetMapping
    List<Shown> all(@RequestParam(defaultValue = "50") int limit) {
        return desk.processes().incidents().incidents(Asked.limit(limit)).stream()
                .map(IncidentsApi::shown)
                .toList();
    }

    @GetMapping("/{id}")
    Shown one(@PathVariable String id) {
        return shown(kept(id));
    }

    @PostMapping(path = "/{id}/lines", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Shown add(@PathVariable String id, @RequestBody Wanted wanted, Caller caller) {
        kept(id);
        String kind = wanted.kind() == null ? "NOTE" : wanted.kind();
        if (!kind.equals("NOTE") && !kind.equals("STATUS")) {
            throw new BadInput(
                    "Expected NOTE or STATUS as 'kind', but got '" + kind + "': stages are reached by tasks.");
        }
        IncidentEntry entry = Asked.fact(() -> new IncidentEntry(
                IncidentEntry.Kind.valueOf(kind),
                caller.human().id().value(),
                Asked.text(wanted.text(), "text"),
                clock.millis()));
        desk.processes().incidents().add(id, entry);
        return one(id);
    }

    /** The post-mortem document as it was filled in. */
    @GetMapping(path = "/{id}/post-mortem", produces = "text/markdown;charset=UTF-8")
    String postMortem(@PathVariable String id) {
        return desk.processes().reports().about(kept(id).id()).stream()
                .filter(report -> report.kind() == Report.Kind.POST_MORTEM)
                .findFirst()
                .map(Report::content)
                .orElseThrow(() -> new NotKept(
                        "Expected a post-mortem of " + id + ", but it is written once the incident is resolved."));
    }

    private Incident kept(String id) {
        return desk.processes()
                .incidents()
                .find(id)
                .orElseThrow(() -> new NotKept("Expected an incident that was opened here, but got " + id + "."));
    }

    private static Shown shown(Incident incident) {
        return new Shown(
                incident.id(),
                incident.status().name(),
                incident.market().value(),
                incident.cause().name(),
                Instant.ofEpochMilli(incident.trippedAtMillis()),
                incident.receipt(),
                incident.release().sha256(),
                incident.sentence(),
                incident.entries().stream()
                        .map(entry -> new Line(
                                entry.kind().name(), entry.by(), entry.text(), Instant.ofEpochMilli(entry.atMillis())))
                        .toList());
    }
}
