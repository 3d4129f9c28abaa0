package io.dynamicmarket.governance.preset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.PresetBound;
import io.dynamicmarket.facts.PresetName;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.activation.Activation;
import io.dynamicmarket.governance.activation.MemoryReleases;
import io.dynamicmarket.governance.activation.Order;
import io.dynamicmarket.governance.activation.Releases;
import io.dynamicmarket.governance.activation.Ruling;
import io.dynamicmarket.governance.activation.Scope;
import io.dynamicmarket.governance.release.Release;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever quants wish, in whatever order: never outside the bounds, never sooner than the interval, always back. */
class LanePropertiesTest {
    private static final PresetBound BOUND = new PresetBound("gamma", 0.05, 0.2, 0.03, 10, 25);
    private static final Scope EVERYTHING = new Scope.Everything();
    private static final MarketId MARKET = new MarketId("BTC-USDT");

    /** A wish, so long after the one before, for a value and an own end; nought for none. */
    record Wish(int after, double gamma, int length, boolean forMarket) {}

    @Property(seed = "1", tries = 200)
    void neverOutsideTheBoundsNeverFasterThanTheIntervalAndAlwaysBack(@ForAll("wishes") List<Wish> wishes) {
        Releases releases = new Releases(new MemoryReleases());
        Release base = release(0.1);
        releases.keepImported(base, "anna", "a test", 0);
        releases.activate(Order.forGood(EVERYTHING, new Ruling.Use(base.id()), "anna", "start"), 0);
        PresetLane lane = new PresetLane(releases, new TextPresets());
        long now = 1;
        long lastEverywhere = Long.MIN_VALUE / 2;
        double before = 0.1;
        for (Wish wish : wishes) {
            now += wish.after();
            Scope scope = wish.forMarket() ? new Scope.OneMarket(MARKET) : EVERYTHING;
            before = gamma(releases, scope, now);
            long until = wish.length() == 0 ? PresetChange.AS_LONG_AS_MAY_BE : now + wish.length();
            SortedMap<String, List<Double>> fields = new TreeMap<>();
            fields.put("gamma", List.of(wish.gamma()));
            if (wish.gamma() == before) {
                continue;
            }
            LaneAnswer answer = lane.change(
                    new PresetChange(scope, PresetName.BOOTSTRAP, fields, until, "ben", "a wish"), List.of(BOUND), now);
            if (answer instanceof LaneAnswer.Changed changed) {
                Activation activation = changed.activation();
                assertTrue(wish.gamma() >= 0.05 && wish.gamma() <= 0.2, "in range: " + wish);
                assertTrue(Math.abs(wish.gamma() - before) <= 0.03 + 1e-9, "in steps: " + wish + " from " + before);
                assertTrue(now - lastEverywhere >= 10, "no sooner than the interval: " + wish);
                assertTrue(activation.untilMillis() <= now + 25, "it ends: " + activation);
                assertEquals(wish.gamma(), gamma(releases, scope, now));
                lastEverywhere = now;
            } else {
                assertEquals(before, gamma(releases, scope, now), "nothing was changed");
            }
        }
        // a return after the last wish, without anybody doing anything
        assertEquals(Optional.of(base.id()), inForce(releases, EVERYTHING, now + 25));
        assertEquals(Optional.of(base.id()), inForce(releases, new Scope.OneMarket(MARKET), now + 25));
    }

    private static double gamma(Releases releases, Scope scope, long at) {
        ReleaseId id = inForce(releases, scope, at).orElseThrow();
        return new TextPresets()
                .values(releases.release(id), PresetName.BOOTSTRAP, "gamma")
                .get(0);
    }

    private static Optional<ReleaseId> inForce(Releases releases, Scope scope, long at) {
        return scope instanceof Scope.OneMarket one
                ? releases.inForce(one.market(), at).release()
                : releases.everything(at, at).release();
    }

    @Provide
    Arbitrary<List<Wish>> wishes() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 15),
                        Arbitraries.integers().between(2, 24).map(hundredth -> hundredth / 100.0),
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.of(true, false))
                .as(Wish::new)
                .list()
                .ofMaxSize(12);
    }

    private static Release release(double gamma) {
        TreeMap<String, byte[]> files = new TreeMap<>();
        files.put("rules/policy/preset/bootstrap.json", text(gamma));
        return Release.of(files);
    }

    private static byte[] text(double gamma) {
        return String.valueOf(gamma).getBytes(StandardCharsets.UTF_8);
    }

    /** A preset of one number and nothing else. */
    private record TextPresets() implements PresetFiles {
        @Override
        public List<Double> values(Release release, PresetName preset, String field) {
            byte[] file = release.files().get("rules/policy/preset/bootstrap.json");
            return List.of(Double.valueOf(new String(file == null ? text(0) : file, StandardCharsets.UTF_8)));
        }

        @Override
        public SortedMap<String, byte[]> edited(
                Release release, PresetName preset, SortedMap<String, List<Double>> fields) {
            SortedMap<String, byte[]> files = new TreeMap<>();
            fields.values().forEach(values -> files.put("rules/policy/preset/bootstrap.json", text(values.get(0))));
            return files;
        }
    }
}
