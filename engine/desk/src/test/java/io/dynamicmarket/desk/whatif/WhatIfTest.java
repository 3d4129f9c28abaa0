package io.dynamicmarket.desk.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.desk.tape.BundledRelease;
import io.dynamicmarket.desk.tape.Form;
import io.dynamicmarket.desk.tape.Tape;
import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.policy.CompiledRelease;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhatIfTest {
    @TempDir
    Path folder;

    @Test
    void givesTheSameBytesTwiceAndFindsNoDifferenceBetweenEqualReleases() throws IOException {
        CompiledRelease release = BundledRelease.compiled();
        WhatIfRequest request = new WhatIfRequest(List.of(), new MadeUp(2, 1), 3, "test");
        WhatIfReport report = WhatIf.run(request, release, release);
        assertEquals(report.json(), WhatIf.run(request, release, release).json());
        assertTrue(report.same());
        assertEquals(4 * 3_600, report.decisions());
        report.writeTo(folder);
    }

    /**
     * The last frame before a silence comes at 10.0 s and the next at 15.1 s: a breaker at 3 s of silence cancels quotes
     * after 13.0 s, one at 6 s never does.
     */
    @Test
    void tellsWhereAMovedThresholdMakesReleasesPart() throws IOException {
        Path recording = Tape.joined(Form.SPOT, Tape.MIDNIGHT_MILLIS)
                .calm(10_000)
                .at(15_000)
                .calm(20_000)
                .write(folder.resolve("tape.gz"));
        SweptCell cell = SweptCell.of("breakers#heartbeat:threshold=3000..6000/2");
        CompiledRelease before = BundledRelease.compiled();
        Release after = cell.with(Release.bundled(WhatIfTest.class.getClassLoader()), new BigDecimal("6000"));
        try (CompiledRelease compiled = before.compileNext(after)) {
            WhatIfReport report = WhatIf.run(new WhatIfRequest(List.of(recording), null, 1, "test"), before, compiled);
            SideBySide run = report.runs().get(0);
            assertFalse(report.same());
            assertEquals(Map.of("HEARTBEAT", 1L), run.before().get("breakers"));
            assertEquals(Map.of(), run.after().get("breakers"));
            Map<?, ?> first = WhatIfWords.map(run.parting().values().get("first"));
            long parted = Instant.parse(String.valueOf(first.get("at"))).toEpochMilli() - Tape.MIDNIGHT_MILLIS;
            assertTrue(parted >= 13_000 && parted <= 13_100, () -> "Expected 13.0 s, but got " + parted);
        }
    }
}
