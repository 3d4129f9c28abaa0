package io.dynamicmarket.quoting.attribution;

import static io.dynamicmarket.quoting.inventory.Markets.SPOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.Price;
import io.dynamicmarket.facts.Quantity;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.quoting.fill.RestingQuote;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Figures against sums that keep everything. */
class QualityPropertiesTest {
    /** Slots of 10 ms. */
    private static final long WINDOW_MILLIS = 14_400;

    private record Fill(long millis, long units) {}

    /** The window reaches back by its length less at most a slot. */
    @Property(seed = "1")
    void driftIsNetOverTradedOfTheFillsInTheWindow(
            @ForAll @Size(min = 1, max = 60) List<@LongRange(min = -1_000, max = 1_000) Long> quantities,
            @ForAll @Size(60) List<@LongRange(min = 0, max = 2_000) Long> pauses) {
        InventoryDrift drift = new InventoryDrift(WINDOW_MILLIS);
        List<Fill> fills = new ArrayList<>();
        long now = 0;
        for (int i = 0; i < quantities.size(); i++) {
            now += pauses.get(i);
            fills.add(new Fill(now, quantities.get(i)));
            drift.onFill(now, quantities.get(i));
        }
        long from = (now / 10 - 1_439) * 10;
        long net = 0;
        long traded = 0;
        for (Fill fill : fills) {
            if (fill.millis() >= from) {
                net += fill.units();
                traded += Math.abs(fill.units());
            }
        }
        double share = drift.share(now);
        assertEquals(traded == 0 ? 0 : Math.abs(net) / (double) traded, share);
        assertTrue(share >= 0 && share <= 1);
    }

    /** Variances by two passes; and what is the same whatever constant is added to both. */
    @Property(seed = "1")
    void effectivenessIsOneLessTheRatioOfVariances(
            @ForAll @Size(min = 2, max = 40) List<@IntRange(min = -1_000, max = 1_000) Integer> changes,
            @ForAll @IntRange(min = 0, max = 200) int leftPercent,
            @ForAll @IntRange(min = -500, max = 500) int constant) {
        HedgeEffectiveness hedging = new HedgeEffectiveness();
        changes.forEach(change -> hedging.add(constant + change * leftPercent / 100.0, change));
        if (changes.stream().distinct().count() < 2) {
            assertTrue(!hedging.known());
            return;
        }
        double left = leftPercent / 100.0;
        assertEquals(1 - left * left, hedging.share(), 1e-9);
    }

    /** However an epoch is cut, uptime, depth and tightness of the pieces make up those of the whole. */
    @Property(seed = "1")
    void epochsAddUp(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 0, max = 60) Integer> distances,
            @ForAll @Size(20) List<@LongRange(min = 1, max = 5_000) Long> pauses,
            @ForAll @IntRange(min = 0, max = 19) int cutAfter) {
        LiquidityAccrual whole = new LiquidityAccrual(SPOT);
        LiquidityAccrual cut = new LiquidityAccrual(SPOT);
        double up = 0;
        double depth = 0;
        double tightness = 0;
        long now = 0;
        List<LiquidityEpoch> pieces = new ArrayList<>();
        for (int i = 0; i < distances.size(); i++) {
            List<RestingQuote> quotes = around(distances.get(i));
            whole.onQuotes(now, 100_000, quotes, 50);
            cut.onQuotes(now, 100_000, quotes, 50);
            if (i == cutAfter) {
                pieces.add(cut.closeEpoch(now));
            }
            now += pauses.get(i);
        }
        pieces.add(cut.closeEpoch(now));
        for (LiquidityEpoch piece : pieces) {
            double millis = piece.uptime() * (piece.toMillis() - piece.fromMillis());
            up += millis;
            depth += millis * piece.depth();
            tightness += millis * piece.tightness();
        }
        LiquidityEpoch epoch = whole.epoch(now);
        assertEquals(up / now, epoch.uptime(), 1e-5);
        assertEquals(depth / now, epoch.uptime() * epoch.depth(), 1e-2);
        assertEquals(tightness / now, epoch.uptime() * epoch.tightness(), 1e-5);
    }

    private static List<RestingQuote> around(int distanceBps) {
        return List.of(
                new RestingQuote(
                        1, Side.BUY, new Price(100_000 - 10L * distanceBps), new Quantity(100_000), Quantity.ZERO),
                new RestingQuote(
                        2, Side.SELL, new Price(100_000 + 10L * distanceBps), new Quantity(100_000), Quantity.ZERO));
    }
}
