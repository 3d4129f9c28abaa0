package io.dynamicmarket.quoting.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class OrderBookPropertiesTest {
    record Edit(Side side, long price, long quantity) {}

    @Property(seed = "1", tries = 300)
    void holdsWhatASortedMapHolds(@ForAll("edits") List<Edit> edits) {
        OrderBook book = new OrderBook();
        TreeMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
        TreeMap<Long, Long> asks = new TreeMap<>();
        for (Edit edit : edits) {
            book.apply(edit.side, edit.price, edit.quantity);
            TreeMap<Long, Long> side = edit.side == Side.BUY ? bids : asks;
            if (edit.quantity == 0) {
                side.remove(edit.price);
            } else {
                side.put(edit.price, edit.quantity);
            }
        }
        assertSame(bids, book, Side.BUY);
        assertSame(asks, book, Side.SELL);
        assertEquals(bids.isEmpty() ? 0 : bids.firstKey(), book.bestBid());
        assertEquals(asks.isEmpty() ? 0 : asks.firstKey(), book.bestAsk());
        assertEquals(!bids.isEmpty() && !asks.isEmpty() && bids.firstKey() >= asks.firstKey(), book.crossed());
    }

    /** More levels than are kept in order, an edge that is eaten and built again, and updates of many levels at once. */
    @Property(seed = "1", tries = 100)
    void deepBooksHoldWhatASortedMapHoldsHoweverTheBestAreEaten(@ForAll("updates") List<List<Edit>> updates) {
        OrderBook book = new OrderBook();
        TreeMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
        for (List<Edit> update : updates) {
            long[] levels = new long[2 * update.size()];
            for (int i = 0; i < update.size(); i++) {
                levels[2 * i] = update.get(i).price;
                levels[2 * i + 1] = update.get(i).quantity;
                bids.merge(update.get(i).price, update.get(i).quantity, (before, now) -> now);
            }
            bids.values().removeIf(quantity -> quantity == 0);
            book.apply(Side.BUY, levels, update.size());
            assertEquals(bids.isEmpty() ? 0 : bids.firstKey(), book.bestBid());
            assertEquals(
                    bids.values().stream()
                            .limit(5)
                            .mapToDouble(Long::doubleValue)
                            .sum(),
                    book.depthUnits(Side.BUY, 5));
        }
        assertSame(bids, book, Side.BUY);
    }

    @Provide
    Arbitrary<List<List<Edit>>> updates() {
        Arbitrary<Long> prices = Arbitraries.longs().between(1, 600);
        Arbitrary<Long> quantities = Arbitraries.longs().between(1, 5);
        Arbitrary<List<Edit>> building = Combinators.combine(prices, quantities)
                .as((price, quantity) -> new Edit(Side.BUY, price, quantity))
                .list()
                .ofMaxSize(400);
        Arbitrary<List<Edit>> eating = Combinators.combine(
                        prices, Arbitraries.integers().between(0, 400))
                .as(OrderBookPropertiesTest::downFrom);
        return Arbitraries.frequencyOf(Tuple.of(2, building), Tuple.of(1, eating))
                .list()
                .ofMaxSize(12);
    }

    private static List<Edit> downFrom(long highest, int count) {
        List<Edit> edits = new ArrayList<>();
        for (long price = highest; price > Math.max(0, highest - count); price--) {
            edits.add(new Edit(Side.BUY, price, 0));
        }
        return edits;
    }

    @Example
    void growsPastItsFirstCapacity() {
        OrderBook book = new OrderBook();
        for (int price = 1; price <= 10_000; price++) {
            book.apply(Side.SELL, price, price);
        }
        assertEquals(10_000, book.levels(Side.SELL));
        assertEquals(1, book.bestAsk());
        assertEquals(10_000, book.priceUnits(Side.SELL, 9_999));
        assertEquals(1 + 2 + 3, book.depthUnits(Side.SELL, 3));
    }

    @Example
    void isEmptyOnceCleared() {
        OrderBook book = new OrderBook();
        book.apply(Side.BUY, 10, 1);
        book.apply(Side.SELL, 9, 1);
        assertTrue(book.crossed());
        book.clear();
        assertEquals(0, book.levels(Side.BUY));
        assertEquals(0, book.bestAsk());
    }

    @Example
    void refusesAPriceOfZeroAndANegativeQuantity() {
        OrderBook book = new OrderBook();
        assertThrows(IllegalStateException.class, () -> book.apply(Side.BUY, 0, 1));
        assertThrows(IllegalStateException.class, () -> book.apply(Side.SELL, 1, -1));
        assertThrows(IllegalStateException.class, () -> book.priceUnits(Side.BUY, 0));
    }

    @Provide
    Arbitrary<List<Edit>> edits() {
        Arbitrary<Long> prices = Arbitraries.longs().between(1, 60);
        Arbitrary<Long> quantities = Arbitraries.longs().between(0, 5);
        return Combinators.combine(Arbitraries.of(Side.class), prices, quantities)
                .as(Edit::new)
                .list()
                .ofMaxSize(300);
    }

    private static void assertSame(Map<Long, Long> expected, OrderBook book, Side side) {
        List<Map.Entry<Long, Long>> levels = new ArrayList<>();
        for (int rank = 0; rank < book.levels(side); rank++) {
            levels.add(Map.entry(book.priceUnits(side, rank), book.quantityUnits(side, rank)));
        }
        assertEquals(new ArrayList<>(expected.entrySet()), levels);
        for (long price = 1; price <= 60; price++) {
            assertEquals(expected.getOrDefault(price, 0L), book.quantityAt(side, price));
        }
    }
}
