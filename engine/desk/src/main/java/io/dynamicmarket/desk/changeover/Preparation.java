package io.dynamicmarket.desk.changeover;

import io.dynamicmarket.desk.loop.Policy;
import io.dynamicmarket.desk.loop.ReleasePolicy;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.policy.Finding;
import io.dynamicmarket.policy.PolicyRefused;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Compiles a release, warms it up and tries it, on a thread of its own: rules are data, and one that never comes to rest
 * must hold up neither the desk nor the next activation.
 */
final class Preparation {
    private final Function<Release, CompiledRelease> compile;
    private final Supplier<Optional<MarketSituation>> situation;
    private final Duration longest;

    Preparation(
            Function<Release, CompiledRelease> compile,
            Supplier<Optional<MarketSituation>> situation,
            Duration longest) {
        this.compile = compile;
        this.situation = situation;
        this.longest = longest;
    }

    /** A release is ready, or why it is not. */
    sealed interface Outcome {
        /** Compiled, warm and tried, with the policy that was tried; whoever has them closes them. */
        record Ready(CompiledRelease release, Policy policy) implements Outcome {}

        /** Must not decide. */
        record Refused(String sentence) implements Outcome {}
    }

    Outcome prepare(Release release) throws InterruptedException {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        Thread thread = new Thread(() -> outcome.complete(tried(release)), "prepare-release");
        thread.setDaemon(true);
        // the market loop goes first where processors are few
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
        try {
            return outcome.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            outcome.thenAccept(Preparation::discard);
            return new Outcome.Refused("Expected release " + release.id() + " to be compiled and warm within "
                    + longest.toSeconds() + " s, but it is not.");
        } catch (ExecutionException e) {
            return new Outcome.Refused("Expected release " + release.id() + " to compile, but " + e.getCause());
        }
    }

    private Outcome tried(Release release) {
        CompiledRelease compiled;
        try {
            compiled = compile.apply(release);
        } catch (PolicyRefused refused) {
            String findings =
                    refused.findings().stream().map(Preparation::words).collect(Collectors.joining("; "));
            return new Outcome.Refused("Expected release " + release.id() + " to compile, but: " + findings);
        } catch (RuntimeException | Error e) {
            // whatever a file of the release brings about, the desk goes on with the one that works
            return new Outcome.Refused("Expected release " + release.id() + " to compile, but " + e);
        }
        Policy policy = ReleasePolicy.of(compiled);
        String problem = situation
                .get()
                .map(now -> Trial.problem(compiled.id(), policy, now, System::nanoTime))
                .orElse("");
        if (problem.isEmpty()) {
            return new Outcome.Ready(compiled, policy);
        }
        policy.close();
        compiled.close();
        return new Outcome.Refused(problem);
    }

    private static String words(Finding finding) {
        return (finding.file() + " " + finding.place()).strip() + ": " + finding.sentence();
    }

    private static void discard(Outcome late) {
        if (late instanceof Outcome.Ready ready) {
            ready.policy().close();
            ready.release().close();
        }
    }
}
