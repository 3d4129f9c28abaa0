package io.dynamicmarket.desk.changeover;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.desk.changeover.Preparation.Outcome;
import io.dynamicmarket.desk.tape.BundledRelease;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.policy.cases.MarketSituations;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What must not decide is told by why, whatever is wrong with it. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class PreparationTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void refusesWhatDoesNotCompileByItsPlace() throws InterruptedException {
        Release broken = Variations.edited("dmn/breakers.dmn", "<text>120</text>", "<text>a lot</text>");

        assertRefused(prepared(broken, CompiledRelease::compileCold, LONG), "dmn/breakers.dmn");
    }

    /** A release that loads but fails on the very situation that the desk is in. */
    @Test
    void refusesWhatFailsOnTheSituationOfTheDesk() throws InterruptedException {
        Release failing = Variations.edited(
                "rules/policy/quoting/directive.drl",
                "\\$state : StateInForce\\(\\)",
                "\\$state : StateInForce( state != state )");

        assertRefused(
                prepared(failing, CompiledRelease::compileCold, LONG),
                "to decide the situation that the desk is in, but: ");
    }

    @Test
    void refusesWhatThrowsWhateverItIs() throws InterruptedException {
        Outcome outcome = prepared(
                BundledRelease.release(),
                release -> {
                    throw new StackOverflowError("deep");
                },
                LONG);

        assertRefused(outcome, "to compile, but java.lang.StackOverflowError: deep");
    }

    @Test
    void waitsNoLongerThanItMayForWhatNeverEnds() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        Outcome outcome = prepared(
                BundledRelease.release(),
                release -> {
                    awaitQuietly(never);
                    return CompiledRelease.compileCold(release);
                },
                Duration.ofSeconds(1));
        never.countDown();

        assertRefused(outcome, "to be compiled and warm within 1 s, but it is not");
    }

    private static Outcome prepared(Release release, Function<Release, CompiledRelease> compile, Duration longest)
            throws InterruptedException {
        Optional<MarketSituation> situation = Optional.of(MarketSituations.quiet());
        return new Preparation(compile, () -> situation, longest).prepare(release);
    }

    private static void assertRefused(Outcome outcome, String part) {
        Outcome.Refused refused = assertInstanceOf(Outcome.Refused.class, outcome, outcome.toString());
        assertTrue(refused.sentence().contains(part), refused.sentence());
    }

    /** As a rule that never comes to rest: it does not hear that it should stop. */
    private static void awaitQuietly(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            Thread.onSpinWait();
        }
    }
}
