package io.dynamicmarket.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dynamicmarket.facts.PresetName;
import io.dynamicmarket.facts.VenueKind;
import io.dynamicmarket.governance.release.Release;
import org.junit.jupiter.api.Test;

/** Tables without rules say the same and are refused for the same faults as the whole release. */
class PolicyTablesTest {
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

    private static void assertSameFaults(Release broken) {
        PolicyRefused whole = assertThrows(PolicyRefused.class, () -> CompiledRelease.compileCold(broken));
        PolicyRefused tables = assertThrows(PolicyRefused.class, () -> PolicyTables.read(broken));
        assertEquals(whole.findings(), tables.findings());
    }
}
