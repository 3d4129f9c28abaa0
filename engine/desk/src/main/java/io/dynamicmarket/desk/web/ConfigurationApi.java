package io.dynamicmarket.desk.web;

import io.dynamicmarket.desk.configuration.ConfigurationWatch;
import io.dynamicmarket.desk.run.Desk;
import io.dynamicmarket.governance.configuration.ConfigurationChange;
import io.dynamicmarket.governance.configuration.ConfigurationSnapshot;
import io.dynamicmarket.governance.configuration.Setting;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is in force, what was at any past moment, and each change of it. */
@RestController
@RequestMapping("/api/control/configuration")
final class ConfigurationApi {
    private final Desk desk;

    ConfigurationApi(Desk desk) {
        this.desk = desk;
    }

    /** @param by operator: a person, a rule, the clock or a part of the desk */
    record Change(String what, String by, String reason, Instant at) {}

    /** @param since when it was put in force */
    record InForce(String kind, String name, String value, String by, String reason, Instant since) {}

    /**
     * @param previous hash of the snapshot before; 64 zeros for the first
     * @param canonical the snapshot in canonical JSON, of which {@code sha256} is the hash
     */
    record Shown(
            long number,
            Instant at,
            String sha256,
            String previous,
            List<Change> changes,
            List<InForce> settings,
            String canonical) {}

    record Line(long number, Instant at, String sha256, String previous, List<Change> changes) {}

    /** Everything in force now, or as it was at an instant. */
    @GetMapping
    Shown inForce(@RequestParam(required = false) @Nullable String at) {
        if (at == null) {
            return shown(watch().now());
        }
        return shown(watch().store()
                .at(Asked.millis(at, "at", 0))
                .orElseThrow(() -> new NotKept("Expected an instant after the first snapshot, but got " + at + ".")));
    }

    /** Snapshots without what is in force, latest first. */
    @GetMapping("/changes")
    List<Line> changes(@RequestParam(defaultValue = "50") int limit) {
        watch().now();
        return watch().store().snapshots(Asked.limit(limit)).stream()
                .map(each -> new Line(
                        each.number(),
                        Instant.ofEpochMilli(each.atMillis()),
                        each.sha256(),
                        each.previous(),
                        changes(each)))
                .toList();
    }

    private ConfigurationWatch watch() {
        return desk.configuration();
    }

    private static Shown shown(ConfigurationSnapshot snapshot) {
        return new Shown(
                snapshot.number(),
                Instant.ofEpochMilli(snapshot.atMillis()),
                snapshot.sha256(),
                snapshot.previous(),
                changes(snapshot),
                snapshot.settings().stream().map(ConfigurationApi::shown).toList(),
                snapshot.json());
    }

    private static List<Change> changes(ConfigurationSnapshot snapshot) {
        return snapshot.changes().stream().map(ConfigurationApi::shown).toList();
    }

    private static Change shown(ConfigurationChange change) {
        return new Change(change.what(), change.by(), change.reason(), Instant.ofEpochMilli(change.atMillis()));
    }

    private static InForce shown(Setting setting) {
        return new InForce(
                setting.kind().name(),
                setting.name(),
                setting.value(),
                setting.by(),
                setting.reason(),
                Instant.ofEpochMilli(setting.atMillis()));
    }
}
