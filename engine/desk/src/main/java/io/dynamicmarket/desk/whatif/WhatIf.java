package io.dynamicmarket.desk.whatif;

import io.dynamicmarket.policy.CompiledRelease;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs recordings and made-up markets under two releases side by side. */
public final class WhatIf {
    private WhatIf() {}

    /**
     * Replays everything under both.
     *
     * @throws IOException if a recording cannot be read
     */
    public static WhatIfReport run(WhatIfRequest request, CompiledRelease before, CompiledRelease after)
            throws IOException {
        List<SideBySide> runs = new ArrayList<>();
        for (Path recording : request.recordings()) {
            runs.add(RecordedRuns.compare(recording, request.seed(), before, after));
        }
        MadeUp madeUp = request.madeUp();
        if (madeUp != null) {
            runs.addAll(MadeUpRuns.compare(madeUp, request.seed(), before, after));
        }
        return WhatIfReport.of(request, before.id(), after.id(), runs);
    }
}
