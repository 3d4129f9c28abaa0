package io.dynamicmarket.policy.cases;

import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.TreasuryDecision;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.policy.MarketPolicy;
import io.dynamicmarket.policy.PresetFile;
import io.dynamicmarket.policy.ReleaseParts;
import io.dynamicmarket.policy.table.Hit;
import io.dynamicmarket.policy.treasury.TreasuryPolicy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Runs cases against a release, through the doors that the desk uses. */
final class CaseRunner implements AutoCloseable {
    private final ReleaseParts parts;
    /** How a case's changed cells are compiled. */
    private final BiFunction<ReleaseParts, SortedMap<String, byte[]>, ReleaseParts> change;

    private final Map<Map<String, String>, ReleaseParts> changed = new HashMap<>();

    private CaseRunner(ReleaseParts parts, BiFunction<ReleaseParts, SortedMap<String, byte[]>, ReleaseParts> change) {
        this.parts = parts;
        this.change = change;
    }

    /** Every table is asked of the DMN engine too. */
    static CaseRunner strict(ReleaseParts parts) {
        return new CaseRunner(parts, ReleaseParts::with);
    }

    /** Tables that differ from those of the release are not asked of the DMN engine. */
    static CaseRunner sketch(ReleaseParts parts) {
        return new CaseRunner(parts, ReleaseParts::sketch);
    }

    /** Whether what a case needs is sound. */
    boolean canRun(PolicyCase one) {
        return one instanceof PolicyCase.OfTable table
                ? parts.tables().has(table.table())
                : one instanceof PolicyCase.OfPreset || parts.sound();
    }

    CaseResult run(PolicyCase one) {
        List<String> fired = new ArrayList<>();
        String failure;
        try {
            failure = failure(one, fired);
        } catch (IllegalArgumentException | IllegalStateException refused) {
            failure = String.valueOf(refused.getMessage());
        }
        return new CaseResult(one.file(), one.name(), failure, fired);
    }

    private String failure(PolicyCase one, List<String> fired) {
        if (one instanceof PolicyCase.OfTable table) {
            return answer(table, fired);
        }
        if (one instanceof PolicyCase.OfPreset preset) {
            return read(preset);
        }
        return one instanceof PolicyCase.OfMarket market
                ? decide(market, fired)
                : decide((PolicyCase.OfTreasury) one, fired);
    }

    private String read(PolicyCase.OfPreset one) {
        byte[] json = parts.files().getOrDefault(one.preset(), new byte[0]);
        Map<String, Object> fields = PresetFile.fields(PresetFile.read(json));
        return difference(one.expect(), fields);
    }

    private String answer(PolicyCase.OfTable one, List<String> fired) {
        Hit hit = parts.tables().get(one.table()).decide(one.inputs());
        fired.add(hit.source());
        if (!one.fires().equals(fired)) {
            return "Expected " + one.fires() + " to answer, but " + fired + " did";
        }
        String difference = difference(one.expect(), hit.outputs());
        if (!difference.isEmpty()) {
            return difference;
        }
        Map<String, Object> exact = new LinkedHashMap<>();
        one.inputs().forEach((name, value) -> exact.put(name, value instanceof Number ? plain(value) : value));
        parts.tables().compareWithEngine(hit, exact);
        return "";
    }

    /** The first value that is another than expected; empty if there is none. */
    private static String difference(Map<String, Object> expect, Map<String, Object> given) {
        for (Map.Entry<String, Object> one : expect.entrySet()) {
            Object expected = plain(one.getValue());
            Object got = plain(given.get(one.getKey()));
            if (!expected.equals(got)) {
                return "Expected " + one.getKey() + " " + expected + ", but got " + got;
            }
        }
        return "";
    }

    /** Numbers that are equal are equal objects, written without an exponent. */
    private static Object plain(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(CaseRunner::plain).toList();
        }
        if (!(value instanceof Number number)) {
            return String.valueOf(value);
        }
        BigDecimal stripped = new BigDecimal(number.toString()).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private String decide(PolicyCase.OfMarket one, List<String> fired) {
        try (MarketPolicy policy = parts.compiled().marketPolicy()) {
            MarketDecision decision = policy.decide(MarketSituations.of(one.situation()));
            fired.addAll(decision.fired());
            String difference = DecisionWords.difference(one.expect(), decision);
            return difference.isEmpty() && !fired.containsAll(one.fires())
                    ? "Expected " + one.fires() + " to fire, but " + fired + " did"
                    : difference;
        }
    }

    private String decide(PolicyCase.OfTreasury one, List<String> fired) {
        ReleaseParts release = changed.computeIfAbsent(one.cells(), this::changed);
        if (!release.sound()) {
            return "Expected a sound release with the case's cells, but got " + release.findings();
        }
        CompiledRelease compiled = release.compiled();
        try (TreasuryPolicy policy = compiled.treasuryPolicy()) {
            TreasuryDecision decision = policy.decide(TreasurySituations.of(one.inputs()));
            decision.fired().stream().filter(id -> !id.contains("#")).forEach(fired::add);
            List<String> verdicts =
                    decision.verdicts().stream().map(VerdictWords::of).toList();
            if (!one.expect().equals(verdicts)) {
                return "Expected " + one.expect() + ", but got " + verdicts;
            }
            return one.fires().equals(fired) ? "" : "Expected " + one.fires() + " to fire, but " + fired + " did";
        }
    }

    private ReleaseParts changed(Map<String, String> cells) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        cells.forEach((place, text) -> {
            int bar = place.indexOf('|');
            String path = place.substring(0, bar);
            byte[] bytes = files.getOrDefault(path, parts.files().get(path));
            String before = bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
            String after = before.replace(place.substring(bar + 1), text);
            if (after.equals(before)) {
                throw new IllegalArgumentException("Expected " + place + " in the release, but it is not there");
            }
            files.put(path, after.getBytes(StandardCharsets.UTF_8));
        });
        return files.isEmpty() ? parts : change.apply(parts, files);
    }

    @Override
    public void close() {
        changed.values().stream().filter(other -> other != parts).forEach(ReleaseParts::close);
    }
}
