package io.dynamicmarket.quoting.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * A made-up venue whose every book is known, behind a line that loses, repeats and delays: a book that calls itself
 * valid is the venue's book as of the last update that came through.
 */
class BookInStepPropertiesTest {
    private final List<Map<Integer, Integer>> history = new ArrayList<>();
    private long sentId;
    private long receivedId;
    private int validUpdates;

    @Property(seed = "1", tries = 400)
    void aValidBookIsTheVenuesBook(@ForAll long seed, @ForAll boolean futures) {
        Random random = new Random(seed);
        FeedScript script = new FeedScript();
        start();
        for (int step = 0; step < 120; step++) {
            long first = sentId + 1;
            String update = update(random, futures);
            if (random.nextInt(12) > 0) {
                deliver(script, update);
            }
            if (random.nextInt(12) == 0) {
                deliver(script, update);
            }
            if (random.nextInt(6) == 0) {
                long id = Math.max(1, first - 3 + random.nextInt(8));
                script.send(snapshot(Math.min(id, sentId)));
            }
            check(script);
        }
    }

    @Property(seed = "1", tries = 100)
    void aSnapshotOfTheLastUpdatesBringsAnyBookBack(@ForAll long seed, @ForAll boolean futures) {
        Random random = new Random(seed);
        FeedScript script = new FeedScript();
        start();
        for (int step = 0; step < 30; step++) {
            String update = update(random, futures);
            if (random.nextInt(4) > 0) {
                deliver(script, update);
            }
        }
        deliver(script, update(random, futures));
        script.send(snapshot(sentId));
        deliver(script, update(random, futures));
        assertTrue(script.feed.bookValid());
        check(script);
        assertTrue(validUpdates > 0);
    }

    private void start() {
        history.clear();
        Map<Integer, Integer> book = new TreeMap<>();
        for (int price = 40; price <= 60; price++) {
            book.put(price, price == 50 ? 0 : 9);
        }
        history.add(book);
        sentId = 0;
        receivedId = 0;
        validUpdates = 0;
    }

    /** One to four edits, one id each; prices below 50 are bids, those above it asks, 49 and 51 never go. */
    private String update(Random random, boolean futures) {
        long before = sentId;
        StringBuilder bids = new StringBuilder();
        StringBuilder asks = new StringBuilder();
        Map<Integer, Integer> latest = new TreeMap<>();
        for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
            int price = 40 + random.nextInt(21);
            int quantity = price >= 49 && price <= 51 ? 1 + random.nextInt(5) : random.nextInt(4);
            latest.put(price, price == 50 ? 0 : quantity);
            Map<Integer, Integer> book = new TreeMap<>(history.get((int) sentId));
            book.putAll(latest);
            history.add(book);
            sentId++;
        }
        latest.forEach((price, quantity) -> (price < 50 ? bids : asks).append(level(price, quantity)));
        String b = bids.toString().strip();
        String a = asks.toString().strip();
        return futures
                ? FeedScript.depth(before + 1, sentId, before, b, a)
                : FeedScript.depth(before + 1, sentId, b, a);
    }

    private void deliver(FeedScript script, String update) {
        if (script.send(update) == FrameKind.DEPTH) {
            receivedId = sentId;
        }
    }

    private String snapshot(long id) {
        return FeedScript.snapshot(id, levels(id, 0, 49), levels(id, 51, 99));
    }

    private String levels(long id, int lowest, int highest) {
        return history.get((int) id).entrySet().stream()
                .filter(level -> level.getKey() >= lowest && level.getKey() <= highest && level.getValue() > 0)
                .map(level -> level(level.getKey(), level.getValue()).strip())
                .collect(Collectors.joining(" "));
    }

    private static String level(int price, int quantity) {
        return price + ":" + quantity + " ";
    }

    private void check(FeedScript script) {
        if (!script.feed.bookValid()) {
            assertEquals(0, script.feed.bestBidUnits());
            return;
        }
        validUpdates++;
        history.get((int) receivedId).forEach((price, quantity) -> {
            Side side = price < 50 ? Side.BUY : Side.SELL;
            assertEquals(
                    FeedScript.units(quantity),
                    script.feed.book().quantityAt(side, FeedScript.units(price)),
                    "at " + price + " after update " + receivedId);
        });
        assertTrue(
                script.feed.book().levels(Side.BUY) <= 10 && script.feed.book().levels(Side.SELL) <= 10);
    }
}
