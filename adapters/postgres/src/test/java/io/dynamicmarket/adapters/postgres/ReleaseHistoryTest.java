package io.dynamicmarket.adapters.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.activation.Activation;
import io.dynamicmarket.governance.activation.Order;
import io.dynamicmarket.governance.activation.Releases;
import io.dynamicmarket.governance.activation.Ruling;
import io.dynamicmarket.governance.activation.Scope;
import io.dynamicmarket.governance.release.Release;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Random histories in the real tables against a model that knows no periods: a page per transaction time on which each
 * instant is painted over with the later word.
 */
class ReleaseHistoryTest {
    private static final int HORIZON = 30;
    private static final long SECOND = 1_000;
    private static final MarketId MARKET = new MarketId("BTC-USDT");
    private static final List<String> SCOPES = List.of("everything", "everything", MARKET.value());
    private static final List<String> WORDS = List.of("one", "two", "three");

    @RegisterExtension
    static final TestDatabase SERVER = new TestDatabase();

    private record Page(int recordedAt, Map<String, String[]> valid) {}

    @Test
    void tellsOfAnyInstantWhatWasBelievedAtAnyMoment() throws SQLException {
        SplittableRandom draw = new SplittableRandom(20_261_126);
        for (int history = 0; history < 2; history++) {
            Releases releases = new Releases(new PostgresReleases(SERVER.empty()));
            WORDS.forEach(word -> releases.keepImported(release(word), "anna", "a test", 0));
            List<Page> pages = new ArrayList<>();
            int now = 0;
            for (int i = 0; i < 7; i++) {
                now += draw.nextInt(4);
                pages.add(said(releases, pages, draw, now));
            }
            for (int asOf = 0; asOf < HORIZON; asOf += 5) {
                for (int valid = 0; valid < HORIZON; valid += 2) {
                    assertEquals(
                            believed(pages, valid, asOf),
                            releases.inForce(MARKET, valid * SECOND, asOf * SECOND)
                                    .release(),
                            "history " + history + " at " + valid + " as of " + asOf);
                }
            }
        }
    }

    private static Page said(Releases releases, List<Page> before, SplittableRandom draw, int now) {
        String scope = SCOPES.get(draw.nextInt(SCOPES.size()));
        boolean own = !scope.equals("everything") && draw.nextInt(3) == 0;
        String word = own ? "" : WORDS.get(draw.nextInt(WORDS.size()));
        int from = now + draw.nextInt(6);
        int until = draw.nextInt(3) == 0 ? Integer.MAX_VALUE : from + 1 + draw.nextInt(8);
        releases.activate(
                new Order(
                        Scope.of(scope),
                        own
                                ? new Ruling.AsEverything()
                                : new Ruling.Use(release(word).id()),
                        from * SECOND,
                        until == Integer.MAX_VALUE ? Activation.FOR_GOOD : until * SECOND,
                        "anna",
                        "a test"),
                now * SECOND);
        Map<String, String[]> valid = new HashMap<>();
        if (!before.isEmpty()) {
            before.get(before.size() - 1).valid().forEach((other, instants) -> valid.put(other, instants.clone()));
        }
        String[] instants = valid.computeIfAbsent(scope, first -> new String[HORIZON]);
        for (int at = from; at < Math.min(HORIZON, until); at++) {
            instants[at] = word;
        }
        return new Page(now, valid);
    }

    private static Optional<ReleaseId> believed(List<Page> pages, int valid, int asOf) {
        String word = "";
        for (Page page : pages) {
            if (page.recordedAt() <= asOf) {
                String own = at(page, MARKET.value(), valid);
                word = own.isEmpty() ? at(page, "everything", valid) : own;
            }
        }
        return word.isEmpty() ? Optional.empty() : Optional.of(release(word).id());
    }

    private static String at(Page page, String scope, int valid) {
        String[] instants = page.valid().get(scope);
        return instants == null || instants[valid] == null ? "" : instants[valid];
    }

    private static Release release(String word) {
        TreeMap<String, byte[]> files = new TreeMap<>();
        files.put("dmn/table.dmn", word.getBytes(StandardCharsets.UTF_8));
        return Release.of(files);
    }
}
