package io.dynamicmarket.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dynamicmarket.facts.Automation;
import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.PresetName;
import io.dynamicmarket.facts.SignOffAction;
import io.dynamicmarket.facts.VenueKind;
import io.dynamicmarket.governance.release.Release;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Tables without rules say the same and are refused for the same faults as the whole release. */
class PolicyTablesTest {
    private static final String PAUSED_REPORTS =
            "In STRESS, or before the desk has seen the market, nothing goes out by" + " itself; the report follows";

    @Test
    void sayWhatTheWholeReleaseSays() {
        CompiledRelease whole = DefaultPolicy.compiled();
        PolicyTables tables = PolicyTables.read(Release.fromFolder(DefaultPolicy.ROOT));
        for (VenueKind kind : VenueKind.values()) {
            assertEquals(whole.featureSettings(kind), tables.featureSettings(kind));
            assertEquals(whole.feedSettings(kind), tables.feedSettings(kind));
            assertEquals(whole.calibrationSettings(kind), tables.calibrationSettings(kind));
        }
        assertEquals(whole.driftLimits(), tables.driftLimits());
        for (PresetName name : PresetName.values()) {
            assertEquals(whole.preset(name), tables.preset(name));
        }
    }

    @Test
    void areRefusedForTheFaultsOfTablesAndPresets() {
        assertSameFaults(
                DefaultPolicy.with("dmn/confidence-action.dmn", text -> text.replace("[0.3..0.5)", "[0.4..0.5)")));
        assertSameFaults(DefaultPolicy.with(
                "rules/policy/preset/steady-state.json", text -> text.replace("\"gamma\": 0.1", "\"gamma\": -1")));
    }

    @Test
    void holdUnderAReleaseFromBeforeAutomationsWhichThenArePaused() {
        TreeMap<String, byte[]> files =
                new TreeMap<>(Release.fromFolder(DefaultPolicy.ROOT).files());
        assertEquals(
                new Grounds("automations#reports-stress", PAUSED_REPORTS),
                PolicyTables.read(Release.of(files))
                        .automation(Automation.REPORTS, "STRESS", false)
                        .orElseThrow()
                        .grounds());
        files.remove("dmn/automations.dmn");
        files.remove("dmn/automations.cases.json");
        String terms = new String(files.get("dmn/treasury/governance.dmn"), StandardCharsets.UTF_8)
                .replace(",\"OVERRIDE_END\"", "")
                .replaceFirst("(?s)<rule id=\"override-end\">.*?</rule>", "");
        files.put("dmn/treasury/governance.dmn", terms.getBytes(StandardCharsets.UTF_8));

        PolicyTables tables = PolicyTables.read(Release.of(files));
        assertEquals(Optional.empty(), tables.automation(Automation.DAILY_CHECKLIST, "RECOVERY", false));
        assertEquals(4, tables.signOffTerms(SignOffAction.OVERRIDE_LOOSER).quorum());
        assertEquals(
                "Expected a row for OVERRIDE_END in the table governance of the release in force, but there is none: it"
                        + " cannot be signed",
                assertThrows(IllegalArgumentException.class, () -> tables.signOffTerms(SignOffAction.OVERRIDE_END))
                        .getMessage());
    }

    private static void assertSameFaults(Release broken) {
        PolicyRefused whole = assertThrows(PolicyRefused.class, () -> CompiledRelease.compileCold(broken));
        PolicyRefused tables = assertThrows(PolicyRefused.class, () -> PolicyTables.read(broken));
        assertEquals(whole.findings(), tables.findings());
    }
}
