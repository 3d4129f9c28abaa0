package io.dynamicmarket.governance.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.ReleaseId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The history of activations against a model that paints instants one by one: a page per transaction time with what is
 * valid at each instant, copied and painted over with every word.
 */
class HistoryPropertiesTest {
    private static final int HORIZON = 40;
    private static final MarketId MARKET = new MarketId("BTC-USDT");
    private static final MarketId OTHER = new MarketId("ETH-USDT");
    private static final List<String> WORDS = List.of("one", "two", "three");

    /**
     * @param after the word before, milliseconds
     * @param scope {@code everything} or a market
     * @param word of the release; empty to rule a market as everything
     * @param ahead from how long after it is recorded
     * @param length how long; 0 for good
     */
    record Said(int after, String scope, String word, int ahead, int length) {}

    private record Page(int recordedAt, Map<String, String[]> valid) {}

    @Property(seed = "1", tries = 300)
    void whatWasBelievedOfAnyInstantAtAnyMomentIsWhatWasPainted(@ForAll("histories") List<Said> history) {
        Releases releases = new Releases(new MemoryReleases());
        WORDS.forEach(word -> releases.keepImported(SmallReleases.of(word), "anna", "a test", 0));
        List<Page> pages = new ArrayList<>();
        int now = 0;
        for (Said said : history) {
            now += said.after();
            releases.activate(order(said, now), now);
            pages.add(painted(pages, said, now));
        }
        for (int asOf = 0; asOf < HORIZON; asOf++) {
            for (int valid = 0; valid < HORIZON; valid++) {
                for (MarketId market : List.of(MARKET, OTHER)) {
                    assertEquals(
                            believed(pages, market, valid, asOf),
                            releases.inForce(market, valid, asOf).release(),
                            market + " at " + valid + " as of " + asOf);
                }
            }
        }
    }

    @Property(seed = "1", tries = 300)
    void noTimelineHasTwoReleasesAtAnInstantAndTheNextChangeIsTheFirstOne(@ForAll("histories") List<Said> history) {
        Releases releases = new Releases(new MemoryReleases());
        WORDS.forEach(word -> releases.keepImported(SmallReleases.of(word), "anna", "a test", 0));
        int now = 0;
        for (Said said : history) {
            now += said.after();
            releases.activate(order(said, now), now);
            for (String scope : List.of("everything", MARKET.value(), OTHER.value())) {
                // the constructor of Timeline refuses an overlap; here the count is taken by instants
                List<Period> periods = releases.timeline(Scope.of(scope), now).periods();
                for (int at = now; at < HORIZON; at++) {
                    long instant = at;
                    assertEquals(
                            1,
                            Math.max(
                                    1,
                                    periods.stream()
                                            .filter(one -> one.covers(instant))
                                            .count()));
                }
            }
            long next = releases.nextChange(MARKET, now);
            for (int at = now; at < Math.min(next, HORIZON); at++) {
                assertEquals(
                        releases.inForce(MARKET, now, now).release(),
                        releases.inForce(MARKET, at, now).release());
            }
        }
    }

    private static Order order(Said said, int now) {
        Ruling ruling = said.word().isEmpty()
                ? new Ruling.AsEverything()
                : new Ruling.Use(SmallReleases.of(said.word()).id());
        long from = now + said.ahead();
        long until = said.length() == 0 ? Activation.FOR_GOOD : from + said.length();
        return new Order(Scope.of(said.scope()), ruling, from, until, "anna", "a test");
    }

    private static Page painted(List<Page> before, Said said, int now) {
        Map<String, String[]> valid = new HashMap<>();
        if (!before.isEmpty()) {
            before.get(before.size() - 1).valid().forEach((scope, instants) -> valid.put(scope, instants.clone()));
        }
        String[] instants = valid.computeIfAbsent(said.scope(), scope -> new String[2 * HORIZON]);
        int from = now + said.ahead();
        int until = said.length() == 0 ? instants.length : Math.min(instants.length, from + said.length());
        for (int at = from; at < until; at++) {
            instants[at] = said.word();
        }
        return new Page(now, valid);
    }

    private static Optional<ReleaseId> believed(List<Page> pages, MarketId market, int valid, int asOf) {
        String word = "";
        for (Page page : pages) {
            if (page.recordedAt() <= asOf) {
                String own = at(page, market.value(), valid);
                word = own.isEmpty() ? at(page, "everything", valid) : own;
            }
        }
        return word.isEmpty()
                ? Optional.empty()
                : Optional.of(SmallReleases.of(word).id());
    }

    private static String at(Page page, String scope, int valid) {
        String[] instants = page.valid().get(scope);
        return instants == null || instants[valid] == null ? "" : instants[valid];
    }

    @Provide
    Arbitrary<List<Said>> histories() {
        Arbitrary<Said> forEverything = Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.of(WORDS),
                        Arbitraries.integers().between(0, 8),
                        Arbitraries.integers().between(0, 8))
                .as((after, word, ahead, length) -> new Said(after, "everything", word, ahead, length));
        Arbitrary<Said> forMarket = Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.of(MARKET.value(), OTHER.value()),
                        Arbitraries.of("", "one", "two", "three"),
                        Arbitraries.integers().between(0, 8),
                        Arbitraries.integers().between(0, 8))
                .as(Said::new);
        return Arbitraries.oneOf(forEverything, forMarket).list().ofMaxSize(8);
    }
}
