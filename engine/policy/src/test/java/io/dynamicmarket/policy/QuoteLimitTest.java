package io.dynamicmarket.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.QuoteLimit;
import io.dynamicmarket.facts.QuotingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class QuoteLimitTest {
    @Property(seed = "1", tries = 300)
    void theTightestIsAsTightAsEachInAnyOrder(@ForAll long seed) {
        Random random = new Random(seed);
        List<QuoteLimit> limits = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(5); i++) {
            limits.add(limit(random, i));
        }
        QuoteLimit tightest = QuoteLimit.tightest(limits);
        for (QuoteLimit limit : limits) {
            assertTrue(tightest.mode().compareTo(limit.mode()) >= 0);
            assertTrue(tightest.cancelResting() || !limit.cancelResting());
            assertTrue(limit.placeNew() || !tightest.placeNew());
            assertTrue(limit.hedgeAllowed() || !tightest.hedgeAllowed());
            assertTrue(tightest.spreadFactor() >= limit.spreadFactor());
            assertTrue(tightest.tiers() <= limit.tiers());
        }
        List<QuoteLimit> shuffled = new ArrayList<>(limits);
        Collections.shuffle(shuffled, random);
        QuoteLimit again = QuoteLimit.tightest(shuffled);
        assertEquals(tightest.grounds(), again.grounds());
        assertEquals(tightest.mode(), again.mode());
    }

    private static QuoteLimit limit(Random random, int number) {
        Grounds grounds = new Grounds("QUO-" + number, "a reason");
        List<QuotingMode> modes = List.of(QuotingMode.values());
        return switch (random.nextInt(3)) {
            case 0 -> QuoteLimit.hold(grounds);
            case 1 -> QuoteLimit.widen(1 + random.nextInt(8) / 4.0, grounds);
            default -> QuoteLimit.mode(modes.get(random.nextInt(modes.size())), grounds);
        };
    }
}
