package io.dynamicmarket.desk.process;

import io.dynamicmarket.governance.incident.Incident;
import io.dynamicmarket.governance.incident.IncidentEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The post-mortem document of an incident: the template, filled with what the desk knows; the rest is for people. */
final class PostMortem {
    private static final String TEMPLATE = "templates/post-mortem.md";

    private PostMortem() {}

    static String of(Incident incident) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("incident", incident.id());
        values.put("market", incident.market().value());
        values.put("cause", incident.cause().name());
        values.put("tripped", Instant.ofEpochMilli(incident.trippedAtMillis()).toString());
        values.put("sentence", incident.sentence());
        values.put("receipt", String.valueOf(incident.receipt()));
        values.put("release", incident.release().sha256());
        values.put("acknowledged", after(incident, IncidentEntry.Kind.ACKNOWLEDGED));
        values.put("resolved", after(incident, IncidentEntry.Kind.RESOLVED));
        values.put("timeline", incident.entries().stream().map(PostMortem::line).collect(Collectors.joining("\n")));
        String text = template();
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{{" + value.getKey() + "}}", value.getValue());
        }
        return text;
    }

    /** A text of people stays one row of the table. */
    private static String line(IncidentEntry entry) {
        String text = entry.text().replace("|", "\\|").replace("\n", " ");
        return "| " + Instant.ofEpochMilli(entry.atMillis()) + " | " + entry.kind() + " | " + entry.by() + " | " + text
                + " |";
    }

    private static String after(Incident incident, IncidentEntry.Kind kind) {
        long opened = incident.entries().get(0).atMillis();
        return incident.entries().stream()
                .filter(entry -> entry.kind() == kind)
                .findFirst()
                .map(entry -> Duration.ofMillis(entry.atMillis() - opened).toSeconds() + " s after it was opened, by "
                        + entry.by())
                .orElse("not yet");
    }

    private static String template() {
        try (InputStream in = PostMortem.class.getClassLoader().getResourceAsStream(TEMPLATE)) {
            if (in == null) {
                throw new IllegalStateException("Expected " + TEMPLATE + " on the class path, but it is not there");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read " + TEMPLATE, e);
        }
    }
}
