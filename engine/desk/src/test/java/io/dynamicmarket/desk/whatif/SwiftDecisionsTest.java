package io.dynamicmarket.desk.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.policy.CompiledRelease;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decisions of millions, most of which stand for the next, against the rule engine deciding every one by itself. */
class SwiftDecisionsTest {
    private static final Release BUNDLED = Release.bundled(SwiftDecisionsTest.class.getClassLoader());
    private static final MadeUp MARKETS = new MadeUp(3, 1);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a threshold | dmn/market-state.dmn | <text>&gt; 40</text> | <text>&gt; 20</text>",
                "a cell of the playbook | dmn/state-playbook.dmn | <text>0.5</text> | <text>0.25</text>",
                "a limit of a breaker | dmn/breakers.dmn | <text>3000</text> | <text>5000</text>",
                "a preset | rules/policy/preset/steady-state.json | \"hedgeThresholdShare\": 0.7 | \"hedgeThresholdShare\": 0.1",
                "a rule | rules/policy/breaker/cause.drl | features.rawVolatilityBps > $limit | features.rawVolatilityBps >= $limit",
            })
    void comeToTheReportOfTheEngine(String what, String path, String from, String to) throws IOException {
        Release edited = edited(path, from, to);
        assertEquals(report(edited, false), report(edited, true), what);
    }

    private static String report(Release edited, boolean swift) throws IOException {
        try (CompiledRelease before = compiled(BUNDLED, swift);
                CompiledRelease after = compiled(edited, swift)) {
            WhatIfReport report = WhatIf.run(new WhatIfRequest(List.of(), MARKETS, 5, "test"), before, after);
            assertEquals(2L * 3 * 3_600, report.decisions());
            return report.json();
        }
    }

    private static CompiledRelease compiled(Release release, boolean swift) {
        return swift ? CompiledRelease.compileSwift(release) : CompiledRelease.compileCold(release);
    }

    private static Release edited(String path, String from, String to) {
        TreeMap<String, byte[]> files = new TreeMap<>(BUNDLED.files());
        String text = new String(files.get(path), StandardCharsets.UTF_8);
        String changed = text.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to));
        assertFalse(changed.equals(text), () -> "Expected '" + from + "' in " + path);
        files.put(path, changed.getBytes(StandardCharsets.UTF_8));
        return Release.of(files);
    }
}
