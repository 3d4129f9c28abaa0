package io.dynamicmarket.desk.whatif;

import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.audit.CanonicalJson;
import io.dynamicmarket.governance.audit.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a change of release would have made: figures under both, their difference, and where they part. It has no clock in
 * it: the same releases, sources, seed and program give the same bytes, and their hash is what approvers sign.
 */
public final class WhatIfReport {
    private final Map<String, Object> values;
    private final List<SideBySide> runs;

    private WhatIfReport(Map<String, Object> values, List<SideBySide> runs) {
        this.values = values;
        this.runs = runs;
    }

    static WhatIfReport of(WhatIfRequest request, ReleaseId before, ReleaseId after, List<SideBySide> runs)
            throws IOException {
        Map<String, Object> total = new LinkedHashMap<>();
        Map<String, Object> one = Map.of();
        Map<String, Object> other = Map.of();
        for (SideBySide run : runs) {
            one = Figures.sum(one, run.before());
            other = Figures.sum(other, run.after());
        }
        total.put("before", one);
        total.put("after", other);
        total.put("difference", Figures.difference(one, other));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("format", "whatif/1");
        values.put("version", request.version());
        values.put("before", before.sha256());
        values.put("after", after.sha256());
        values.put("sources", Sources.values(request));
        values.put("total", total);
        values.put("runs", runs.stream().map(SideBySide::values).toList());
        return new WhatIfReport(values, List.copyOf(runs));
    }

    /** Members of the report, format {@code whatif/1} (docs/schemas/whatif.md). */
    public Map<String, Object> values() {
        return values;
    }

    /** Canonical JSON; what {@link #sha256} is of. */
    public String json() {
        return CanonicalJson.of(values);
    }

    public String sha256() {
        return Sha256.hex(json());
    }

    /** Whether both releases did the same in everything that is counted, at every instant. */
    public boolean same() {
        return runs.stream()
                .allMatch(run -> Figures.isNone(Figures.difference(run.before(), run.after()))
                        && Long.valueOf(0).equals(run.parting().values().get("parted")));
    }

    /** Decisions under both together. */
    public long decisions() {
        long decisions = 0;
        for (SideBySide run : runs) {
            for (Map<String, Object> side : List.of(run.before(), run.after())) {
                decisions += side.get("decisions") instanceof Long count ? count : 0;
            }
        }
        return decisions;
    }

    List<SideBySide> runs() {
        return runs;
    }

    /** For people, in plain text. */
    public String inWords() {
        List<String> lines = new ArrayList<>();
        lines.add("before       " + values.get("before"));
        lines.add("after        " + values.get("after"));
        for (SideBySide run : runs) {
            lines.add("market       " + run.source() + ": " + WhatIfWords.parting(run.parting()));
        }
        lines.addAll(WhatIfWords.table(values));
        lines.add("report       SHA-256 " + sha256());
        return String.join("\n", lines);
    }

    /**
     * Writes {@code whatif.json} (the canonical JSON, so that its SHA-256 is the report's), {@code whatif.md} and
     * {@code whatif.html}.
     *
     * @throws IOException if the folder cannot be written
     */
    public void writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("whatif.json"), json().getBytes(StandardCharsets.UTF_8));
        Files.writeString(folder.resolve("whatif.md"), WhatIfWords.markdown(this));
        Files.writeString(folder.resolve("whatif.html"), WhatIfPage.of(this));
    }
}
