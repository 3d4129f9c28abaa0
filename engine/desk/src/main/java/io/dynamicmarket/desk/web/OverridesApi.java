package io.dynamicmarket.desk.web;

import io.dynamicmarket.desk.run.Desk;
import io.dynamicmarket.facts.PolicyOverride;
import io.dynamicmarket.governance.override.SignedOverride;
import io.dynamicmarket.governance.override.SignedOverride.End;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What stands, and stood, above the tables. Overrides are proposed like everything else that is signed. */
@RestController
@RequestMapping("/api/overrides")
final class OverridesApi {
    private final Desk desk;
    private final Clock clock = Clock.systemUTC();

    OverridesApi(Desk desk) {
        this.desk = desk;
    }

    /**
     * @param inForce whether it stands above the tables now
     * @param endedBy null as long as it was not taken back
     */
    record Shown(
            String proposal,
            String id,
            String scope,
            String effect,
            String reason,
            Instant from,
            Instant until,
            boolean inForce,
            Instant begunAt,
            @Nullable String endedBy,
            @Nullable String endReason,
            @Nullable Instant endedAt) {}

    /** Latest first. */
    @GetMapping
    List<Shown> all(@RequestParam(defaultValue = "50") int limit) {
        return desk.signing().overrides().overrides(Asked.limit(limit)).stream()
                .map(this::shown)
                .toList();
    }

    private Shown shown(SignedOverride signed) {
        PolicyOverride override = signed.override();
        long now = clock.millis();
        End.TakenBack end = signed.end() instanceof End.TakenBack taken ? taken : null;
        return new Shown(
                signed.proposal(),
                override.id(),
                signed.scope().text(),
                String.valueOf(override.effect()),
                override.reason(),
                Instant.ofEpochMilli(override.fromMillis()),
                Instant.ofEpochMilli(override.untilMillis()),
                end == null && override.fromMillis() <= now && now < override.untilMillis(),
                Instant.ofEpochMilli(signed.begunAtMillis()),
                end == null ? null : end.by(),
                end == null ? null : end.reason(),
                end == null ? null : Instant.ofEpochMilli(end.atMillis()));
    }
}
