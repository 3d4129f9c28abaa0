package io.dynamicmarket.desk.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.desk.tape.BundledRelease;
import io.dynamicmarket.desk.tape.Form;
import io.dynamicmarket.desk.tape.SharedRecordings;
import io.dynamicmarket.desk.tape.Tape;
import io.dynamicmarket.facts.FeatureSettings;
import io.dynamicmarket.facts.FeedSettings;
import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.HedgeVerdict;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.PresetName;
import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.facts.QuotingMode;
import io.dynamicmarket.facts.QuotingModelName;
import io.dynamicmarket.facts.TreasuryDecision;
import io.dynamicmarket.facts.TreasurySituation;
import io.dynamicmarket.facts.VenueKind;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.quoting.experiment.Candidate;
import io.dynamicmarket.quoting.experiment.Conditions;
import io.dynamicmarket.quoting.experiment.Folds;
import io.dynamicmarket.quoting.experiment.GridSearch;
import io.dynamicmarket.quoting.experiment.RecordedTape;
import io.dynamicmarket.quoting.experiment.RunScore;
import io.dynamicmarket.quoting.experiment.Shock;
import io.dynamicmarket.quoting.experiment.TapeOverview;
import io.dynamicmarket.quoting.feed.RecordingReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Under a directive that stands, an experiment quotes, fills and earns exactly what the desk's own loop does. */
class SameAsExperimentTest {
    private static final long DECISION_NANOS = LoopSettings.standard().decisionIntervalNanos();

    @TempDir
    Path folder;

    @Test
    void quotesAsTheLoopDoesOnAMadeUpMarket() throws IOException {
        compare(Tape.joined(Form.USDM, Tape.MIDNIGHT_MILLIS).wander(60_000, 5).write(folder.resolve("tape.gz")));
    }

    @Test
    void quotesAsTheLoopDoesOnARecording() throws IOException {
        compare(SharedRecordings.find("usdm_btcusdt_20240808.gz"));
    }

    private static void compare(Path recording) throws IOException {
        CompiledRelease release = BundledRelease.compiled();
        FeatureSettings features = release.featureSettings(VenueKind.CEX);
        FeedSettings feed = release.feedSettings(VenueKind.CEX);
        RecordedTape tape = new RecordedTape(recording);
        TapeOverview overview = TapeOverview.of(tape, features, feed);
        QuoteDirective directive = directive(overview, release);
        Conditions conditions = new Conditions(
                overview.instrument(),
                overview.firstMidUnits(),
                release.sizing(overview.instrument().market()),
                release.fees(overview.instrument().venue()),
                release.minimum(overview.instrument().venue()),
                release.orderCare(VenueKind.CEX),
                DECISION_NANOS,
                LoopSettings.standard().paper(),
                features,
                feed,
                Shock.NONE,
                5_000);
        // The loop quotes from its first decision on.
        long firstDecisionNanos =
                Math.floorDiv(overview.firstNanos(), DECISION_NANOS) * DECISION_NANOS + DECISION_NANOS;
        RunScore score = GridSearch.run(
                        tape,
                        conditions,
                        new Folds(List.of(firstDecisionNanos, overview.lastNanos() + 1)),
                        List.of(new Candidate(1, 1, 1, directive)),
                        Runnable::run,
                        1)
                .get(0)
                .get(0);
        try (LoopRig rig = new LoopRig(1, new Standing(directive), new KeptRecords(), LoopMemory.none());
                RecordingReader reader = RecordingReader.open(recording)) {
            while (reader.next()) {
                rig.loop.frame(0, reader.receivedAtNanos(), reader.buffer(), reader.offset(), reader.length());
            }
            Trading trading = Objects.requireNonNull(rig.loop.trading());
            assertEquals(trading.orders().counts().placed(), score.quotes());
            assertEquals(trading.orders().counts().fills(), score.fills());
            assertTrue(score.fills() > 0, "Expected a tape on which something trades");
            assertEquals(trading.pnl().total().approximate(), score.profit());
        }
    }

    private static QuoteDirective directive(TapeOverview overview, CompiledRelease release) {
        return new QuoteDirective(
                overview.instrument().market(),
                QuotingMode.QUOTE,
                false,
                true,
                QuotingModelName.AVELLANEDA_STOIKOV,
                0.05,
                2,
                70,
                0.1,
                0.5,
                120,
                5,
                0.4,
                0.8,
                0.3,
                0.5,
                1.1,
                1,
                0,
                List.of(0.25, 0.5, 0.25),
                0.2,
                1,
                0.5,
                500,
                3_000,
                false,
                PresetName.STEADY_STATE,
                release.id(),
                new Grounds("TST-001", "stands"));
    }

    /** Directs the same all the time. */
    private record Standing(QuoteDirective directive) implements Policy {
        @Override
        public MarketDecision decide(MarketSituation situation) {
            return new MarketDecision(
                    situation.stateInForce(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    directive,
                    List.of(),
                    new HedgeVerdict.None(directive.grounds()),
                    List.of());
        }

        @Override
        public TreasuryDecision decide(TreasurySituation situation) {
            throw new IllegalStateException("Expected no treasury epoch to end, but one did");
        }

        @Override
        public void rest() {}

        @Override
        public long epochMillis() {
            return Long.MAX_VALUE / 4;
        }

        @Override
        public double protectedFloor() {
            return 0;
        }

        @Override
        public void close() {}
    }
}
