package io.dynamicmarket.governance.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.release.Draft;
import io.dynamicmarket.governance.release.Origin;
import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.governance.release.ReleaseRefused;
import io.dynamicmarket.governance.release.StoredRelease;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ReleasesTest {
    private static final MarketId MARKET = new MarketId("BTC-USDT");
    private static final Release ONE = SmallReleases.of("one");
    private static final Release TWO = SmallReleases.of("two");

    private final Releases releases = new Releases(new MemoryReleases());

    @Test
    void keepsAReleaseOnceWithItsFirstAuthor() {
        StoredRelease first = releases.keepImported(ONE, "anna", "the start", 10);

        assertEquals(first, releases.keepImported(ONE, "ben", "again", 20));
        assertEquals(new StoredRelease(ONE.id(), new Origin.Imported(), "anna", "the start", 10), first);
    }

    @Test
    void makesAReleaseOfEditedAddedAndRemovedFiles() {
        Release parent = release("dmn/a.dmn", "a", "dmn/b.dmn", "b");
        TreeMap<String, byte[]> written = files("dmn/a.dmn", "A", "rules/policy/c.drl", "c");

        Draft draft = new Draft(parent, written, Set.of("dmn/b.dmn"));

        assertEquals(
                release("dmn/a.dmn", "A", "rules/policy/c.drl", "c").id(),
                draft.release().id());
        StoredRelease stored = releases.keep(draft, "anna", "c instead of b", 5);
        assertEquals(new Origin.Edited(parent.id()), stored.origin());
    }

    @Test
    void refusesDraftsThatContradictThemselves() {
        Release parent = release("dmn/a.dmn", "a", "dmn/b.dmn", "b");

        assertRefused("no.dmn is removed and not in the parent", () -> new Draft(parent, files(), Set.of("no.dmn")));
        assertRefused(
                "dmn/a.dmn is written and removed",
                () -> new Draft(parent, files("dmn/a.dmn", "A"), Set.of("dmn/a.dmn")));
        assertRefused("every file is as it was", () -> new Draft(parent, files("dmn/a.dmn", "a"), Set.of()).release());
        assertRefused("Expected a policy file", () -> new Draft(parent, files("../a.dmn", "a"), Set.of()).release());
    }

    @Test
    void aMarketsOwnReleaseWinsUntilItIsRuledAsEverythingAgain() {
        keepBoth();
        releases.activate(Order.forGood(new Scope.Everything(), use(ONE), "anna", "start"), 10);
        releases.activate(Order.forGood(new Scope.OneMarket(MARKET), use(TWO), "anna", "a trial"), 20);
        releases.activate(Order.forGood(new Scope.OneMarket(MARKET), new Ruling.AsEverything(), "ben", "over"), 30);

        assertEquals(Optional.of(ONE.id()), releases.inForce(MARKET, 15).release());
        assertEquals(Optional.of(TWO.id()), releases.inForce(MARKET, 25).release());
        assertEquals(Optional.of(ONE.id()), releases.inForce(MARKET, 30).release());
        // what was believed while the trial ran stays readable
        assertEquals(Optional.of(TWO.id()), releases.inForce(MARKET, 1_000, 29).release());
    }

    @Test
    void whatRuledBeforeRulesAgainAfterAnEnd() {
        keepBoth();
        releases.activate(Order.forGood(new Scope.Everything(), use(ONE), "anna", "start"), 10);
        releases.activate(new Order(new Scope.Everything(), use(TWO), Order.NOW, 50, "anna", "an hour"), 20);

        assertEquals(Optional.of(TWO.id()), releases.inForce(MARKET, 49).release());
        assertEquals(Optional.of(ONE.id()), releases.inForce(MARKET, 50).release());
        assertEquals(50, releases.nextChange(MARKET, 20));
    }

    @Test
    void refusesWhatMakesNoSense() {
        keepBoth();
        ReleaseId unknown = SmallReleases.of("unknown").id();
        Order past = new Order(new Scope.Everything(), use(ONE), 5, Activation.FOR_GOOD, "anna", "too late");
        Order empty = new Order(new Scope.Everything(), use(ONE), 20, 20, "anna", "no time");
        Order nobody = Order.forGood(new Scope.Everything(), use(ONE), " ", "no one");
        Order gap = Order.forGood(new Scope.Everything(), new Ruling.AsEverything(), "anna", "nothing");

        Order never = Order.forGood(new Scope.Everything(), new Ruling.Use(unknown), "anna", "unknown");
        String sentence = String.valueOf(assertThrows(UnknownRelease.class, () -> releases.activate(never, 10))
                .getMessage());
        assertTrue(sentence.contains("was never stored"), sentence);
        assertSentence("from now (1970-01-01T00:00:00.010Z) on or later", past);
        assertSentence("to end after its beginning", empty);
        assertSentence("an operator of 1..100", nobody);
        assertSentence("only a market can be ruled as everything is", gap);
        assertEquals(0, releases.activations(Long.MAX_VALUE, 9).size());
    }

    @Test
    void transactionTimeDoesNotRunBackwardsWithTheClock() {
        keepBoth();
        releases.activate(Order.forGood(new Scope.Everything(), use(ONE), "anna", "start"), 100);
        Activation second = releases.activate(Order.forGood(new Scope.Everything(), use(TWO), "ben", "next"), 40);

        assertEquals(100, second.recordedAtMillis());
        assertEquals(100, second.fromMillis());
        assertEquals(Optional.of(TWO.id()), releases.inForce(MARKET, 100).release());
    }

    private void keepBoth() {
        releases.keepImported(ONE, "anna", "a test", 0);
        releases.keepImported(TWO, "anna", "a test", 0);
    }

    private void assertSentence(String words, Order order) {
        String sentence =
                String.valueOf(assertThrows(IllegalArgumentException.class, () -> releases.activate(order, 10))
                        .getMessage());
        assertTrue(sentence.contains(words), sentence);
    }

    private static void assertRefused(String words, Executable draft) {
        String sentence =
                String.valueOf(assertThrows(ReleaseRefused.class, draft).getMessage());
        assertTrue(sentence.contains(words), sentence);
    }

    private static Ruling use(Release release) {
        return new Ruling.Use(release.id());
    }

    private static Release release(String... pathsAndContents) {
        return Release.of(files(pathsAndContents));
    }

    private static TreeMap<String, byte[]> files(String... pathsAndContents) {
        TreeMap<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < pathsAndContents.length; i += 2) {
            files.put(pathsAndContents[i], pathsAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }
}
