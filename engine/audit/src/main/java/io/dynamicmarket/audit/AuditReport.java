package io.dynamicmarket.audit;

import io.dynamicmarket.governance.audit.CanonicalJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The outcome of an audit.
 *
 * @param file name of the file of receipts
 * @param checks what each check has to tell, in order
 * @param refused the first things that do not hold
 * @param refusedCount all of them
 * @param seconds it took
 */
record AuditReport(String file, List<CheckReport> checks, List<Refused> refused, long refusedCount, double seconds) {
    AuditReport {
        checks = List.copyOf(checks);
        refused = List.copyOf(refused);
    }

    boolean holds() {
        return refusedCount == 0;
    }

    String inWords() {
        List<String> lines = new ArrayList<>();
        checks.forEach(check -> lines.add("%-13s%s".formatted(check.name(), check.words())));
        refused.forEach(one -> lines.add("%-13s%s".formatted("refused", one.words())));
        if (refusedCount > refused.size()) {
            lines.add("%-13s%s".formatted("refused", "and " + (refusedCount - refused.size()) + " more"));
        }
        lines.add("%-13s%s"
                .formatted("outcome", holds() ? "everything that was checked holds" : refusedCount + " refused"));
        return String.join("\n", lines);
    }

    /** Format {@code audit/1} (docs/receipts.md). */
    String toJson() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("format", "audit/1");
        values.put("file", file);
        values.put("holds", holds());
        checks.forEach(check -> values.put(check.name(), check.values()));
        values.put("refused", refused);
        values.put("refusedCount", refusedCount);
        values.put("seconds", Math.rint(seconds * 1e3) / 1e3);
        return CanonicalJson.of(values);
    }
}
