package io.dynamicmarket.policy;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.Asset;
import io.dynamicmarket.facts.ConfidenceParts;
import io.dynamicmarket.facts.FeedHealth;
import io.dynamicmarket.facts.FillQuality;
import io.dynamicmarket.facts.GasConditions;
import io.dynamicmarket.facts.HedgeConditions;
import io.dynamicmarket.facts.InventoryPosition;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketFeatures;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.PnlReport;
import io.dynamicmarket.facts.Price;
import io.dynamicmarket.facts.QualityReadings;
import io.dynamicmarket.facts.Quantity;
import io.dynamicmarket.facts.QuotingReadings;
import io.dynamicmarket.facts.StateInForce;
import io.dynamicmarket.facts.VenueId;
import io.dynamicmarket.facts.VenueKind;
import java.util.List;

/**
 * Lets a made-up market decide before a real one does: the first decision of a new session takes a tenth of a second,
 * and the just-in-time compiler needs some ten thousand to bring the rest from 150 to 20 microseconds.
 */
final class WarmUp {
    private static final MarketId MARKET = new MarketId("WARM-UP");
    private static final int DECISIONS = 15_000;
    private static final long STEP_MILLIS = 100;
    /** Now and then the feed falls silent and a breaker trips, so that those rules are warm too. */
    private static final int SILENT_EVERY = 50;

    private WarmUp() {}

    static void run(CompiledRelease release) {
        try (MarketPolicy policy = release.marketPolicy()) {
            StateInForce state = release.initialState(MARKET, 0);
            for (int i = 1; i <= DECISIONS; i++) {
                MarketDecision decision = policy.decide(situation(i, state));
                policy.rest();
                state = decision.state();
            }
        }
    }

    private static MarketSituation situation(int step, StateInForce state) {
        long now = step * STEP_MILLIS;
        long silence = step % SILENT_EVERY == 0 ? STEP_MILLIS * SILENT_EVERY : STEP_MILLIS;
        Amount none = Amount.zero(new Asset("USDT", 8));
        return new MarketSituation(
                now,
                VenueKind.CEX,
                new MarketFeatures(MARKET, step, now, new Price(1_000), 1, 0, step % 30, step % 30, 0, 0, 1, 0),
                new FeedHealth(
                        MARKET,
                        new VenueId("warm-up"),
                        now,
                        true,
                        silence,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        new ConfidenceParts(1, 1, 1, 1, 1),
                        1,
                        0,
                        0),
                new InventoryPosition(MARKET, Quantity.ZERO, 0, 0, 0, 0),
                new PnlReport(none, none, none, none, none, none, 0),
                FillQuality.NONE,
                QuotingReadings.NONE,
                QualityReadings.NONE,
                GasConditions.NONE,
                state,
                List.of(),
                List.of(),
                List.of(),
                HedgeConditions.NONE,
                List.of());
    }
}
