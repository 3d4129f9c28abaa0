package io.dynamicmarket.desk.whatif;

import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.policy.Cores;
import io.dynamicmarket.policy.PolicyRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Threshold curves: one cell over a range, everything else as it is. */
public final class Sweep {
    private Sweep() {}

    /** A value of the cell and what came of it. */
    record Point(BigDecimal value, String release, Map<String, Object> figures) {}

    /**
     * Replays everything once for each value.
     *
     * @param from the release whose cell is changed
     * @param compiled the same, compiled
     * @throws IOException if a recording cannot be read
     * @throws IllegalArgumentException if there is no such cell
     * @throws PolicyRefused if a value makes a release that is refused
     */
    public static SweepReport run(WhatIfRequest request, SweptCell cell, Release from, CompiledRelease compiled)
            throws IOException {
        List<CompiledRelease> releases = new ArrayList<>();
        for (BigDecimal value : cell.values()) {
            releases.add(compiled.compileNext(cell.with(from, value)));
        }
        try {
            // values run beside each other; the order of the points is that of the values
            List<Point> points = Cores.all(() -> IntStream.range(0, releases.size())
                    .parallel()
                    .mapToObj(i -> new Point(
                            cell.values().get(i), releases.get(i).id().sha256(), figures(request, releases.get(i))))
                    .toList());
            return SweepReport.of(request, from.id(), cell, cell.text(from), points);
        } catch (UncheckedIOException unread) {
            throw new IOException(unread.getMessage(), unread);
        } finally {
            releases.forEach(CompiledRelease::close);
        }
    }

    private static Map<String, Object> figures(WhatIfRequest request, CompiledRelease release) {
        Map<String, Object> sum = Map.of();
        for (Path recording : request.recordings()) {
            sum = Figures.sum(
                    sum, RecordedRuns.side(recording, request.seed(), release).values());
        }
        MadeUp madeUp = request.madeUp();
        if (madeUp != null) {
            for (MadeUpSide side : MadeUpRuns.alone(madeUp, request.seed(), release)) {
                sum = Figures.sum(sum, side.values());
            }
        }
        return new LinkedHashMap<>(sum);
    }
}
