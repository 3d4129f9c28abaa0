package io.dynamicmarket.adapters.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SimulatedMarketTest {
    private static final int STEPS_PER_MINUTE = 6_000;

    @Test
    void saysTheSameForTheSameSeedsAndSomethingElseForOthers() {
        assertEquals(messages(5, 2_000), messages(5, 2_000));
        assertNotEquals(messages(5, 2_000), messages(6, 2_000));
    }

    @Test
    void sharesTheFairValueBetweenVenuesOfOnePathSeed() {
        SimulatedMarket one = new SimulatedMarket(new SimulationSettings("BTCUSDT", 6_000_000, 3, 1));
        SimulatedMarket two = new SimulatedMarket(new SimulationSettings("BTCUSDT", 6_000_000, 3, 2));
        for (int i = 0; i < 5 * STEPS_PER_MINUTE; i++) {
            one.step();
            two.step();
        }
        assertEquals(mid(one.snapshot()), mid(two.snapshot()), 6_000_000 * 10e-4, "mids within 10 bps");
        assertNotEquals(one.snapshot(), two.snapshot());
    }

    @Test
    void rebuildsItsBookFromAnySnapshotAndTheFramesAfterIt() {
        SimulatedMarket market = new SimulatedMarket(SimulationSettings.bitcoin(9));
        for (int i = 0; i < 1_003; i++) {
            market.step();
        }
        VenueMessage.Snapshot start = market.snapshot();
        NavigableMap<Long, Long> bids = sideOf(start.bids());
        NavigableMap<Long, Long> asks = sideOf(start.asks());
        long lastId = start.lastUpdateId();
        boolean joined = false;
        for (int i = 0; i < 2_007; i++) {
            for (VenueMessage message : market.step()) {
                if (message instanceof VenueMessage.Depth depth && depth.lastUpdateId() > lastId) {
                    assertTrue(joined ? depth.firstUpdateId() == lastId + 1 : depth.firstUpdateId() <= lastId + 1);
                    apply(bids, depth.bids());
                    apply(asks, depth.asks());
                    lastId = depth.lastUpdateId();
                    joined = true;
                    assertTrue(bids.lastKey() < asks.firstKey(), "crossed at update " + lastId);
                }
            }
        }
        // 1,003 + 2,007 steps end on a depth frame, so nothing is pending.
        assertEquals(market.snapshot().lastUpdateId(), lastId);
        assertEquals(sideOf(market.snapshot().bids()), bids);
        assertEquals(sideOf(market.snapshot().asks()), asks);
    }

    @Test
    void letsAMakerFiveBpsFromTheMidBeFilledOnBothSidesEveryFewSecondsToMinutes() {
        SimulatedMarket market = new SimulatedMarket(SimulationSettings.bitcoin(11));
        double mid = mid(market.snapshot());
        int below = 0;
        int above = 0;
        int minutes = 12;
        for (int i = 0; i < minutes * STEPS_PER_MINUTE; i++) {
            boolean hitBelow = false;
            boolean hitAbove = false;
            double before = mid;
            for (VenueMessage message : market.step()) {
                if (message instanceof VenueMessage.Trade trade) {
                    hitBelow |= trade.priceTicks() < before * (1 - 5e-4);
                    hitAbove |= trade.priceTicks() > before * (1 + 5e-4);
                } else if (message instanceof VenueMessage.BookTicker ticker) {
                    mid = (ticker.bid().priceTicks() + ticker.ask().priceTicks()) / 2.0;
                }
            }
            below += hitBelow ? 1 : 0;
            above += hitAbove ? 1 : 0;
        }
        assertTrue(below >= minutes / 3 && below <= minutes * 60, "below " + below);
        assertTrue(above >= minutes / 3 && above <= minutes * 60, "above " + above);
    }

    @Test
    void passesThroughEveryRegimeWithinAnHour() {
        PricePath path = new PricePath(6_000_000, 1);
        Set<Regime> seen = EnumSet.noneOf(Regime.class);
        for (int i = 0; i < 60 * STEPS_PER_MINUTE; i++) {
            path.step(SimulatedMarket.STEP_MILLIS);
            seen.add(path.regime());
        }
        assertEquals(EnumSet.allOf(Regime.class), seen);
    }

    @Test
    void movesItsFairValueByTheDeviationOfTheRegime() {
        // Independent estimate: square root of the mean squared log return per minute, over steps of one regime.
        PricePath path = new PricePath(6_000_000, 4);
        double squares = 0;
        int steps = 0;
        for (int i = 0; i < 300 * STEPS_PER_MINUTE; i++) {
            double before = path.fairTicks();
            path.step(SimulatedMarket.STEP_MILLIS);
            if (path.regime() == Regime.LIVELY) {
                double move = Math.log(path.fairTicks() / before);
                squares += move * move;
                steps++;
            }
        }
        double deviationBps = Math.sqrt(squares / steps * STEPS_PER_MINUTE) * 1e4;
        assertEquals(Regime.LIVELY.volatilityBps, deviationBps, 0.1);
    }

    @Test
    void writesWhatTheVenueWrites() {
        // Field order and decimals as in the recorded frames of 2024-08-08.
        SpotFormat format = new SpotFormat("BTCUSDT");
        assertEquals(
                "{\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"E\":1723161255343,\"s\":\"BTCUSDT\","
                        + "\"t\":3735683259,\"p\":\"61837.63000000\",\"q\":\"0.02000000\",\"T\":1723161255343,"
                        + "\"m\":true,\"M\":true}}",
                format.trade(new VenueMessage.Trade(3_735_683_259L, 6_183_763, 2_000, true), 1_723_161_255_343L));
        assertEquals(
                "{\"stream\":\"btcusdt@bookTicker\",\"data\":{\"u\":50093239212,\"s\":\"BTCUSDT\","
                        + "\"b\":\"61837.63000000\",\"B\":\"3.78826000\",\"a\":\"61837.64000000\",\"A\":\"1.54698000\"}}",
                format.ticker(new VenueMessage.BookTicker(
                        50_093_239_212L,
                        new VenueMessage.Level(6_183_763, 378_826),
                        new VenueMessage.Level(6_183_764, 154_698))));
        assertEquals(
                "{\"stream\":\"btcusdt@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":1723161255308,"
                        + "\"s\":\"BTCUSDT\",\"U\":50093239203,\"u\":50093239207,"
                        + "\"b\":[[\"55653.87000000\",\"0.00000000\"]],\"a\":[]}}",
                format.depth(
                        new VenueMessage.Depth(
                                50_093_239_203L,
                                50_093_239_207L,
                                List.of(new VenueMessage.Level(5_565_387, 0)),
                                List.of()),
                        1_723_161_255_308L));
    }

    private static List<VenueMessage> messages(long seed, int steps) {
        SimulatedMarket market = new SimulatedMarket(SimulationSettings.bitcoin(seed));
        List<VenueMessage> all = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            all.addAll(market.step());
        }
        return all;
    }

    private static double mid(VenueMessage.Snapshot book) {
        return (book.bids().get(0).priceTicks() + book.asks().get(0).priceTicks()) / 2.0;
    }

    private static NavigableMap<Long, Long> sideOf(List<VenueMessage.Level> levels) {
        NavigableMap<Long, Long> side = new TreeMap<>();
        apply(side, levels);
        return side;
    }

    private static void apply(NavigableMap<Long, Long> side, List<VenueMessage.Level> changes) {
        for (VenueMessage.Level level : changes) {
            if (level.sizeLots() == 0) {
                side.remove(level.priceTicks());
            } else {
                side.put(level.priceTicks(), level.sizeLots());
            }
        }
    }
}
