package io.dynamicmarket.desk.signoff;

import io.dynamicmarket.adapters.postgres.DatabaseFailed;
import io.dynamicmarket.desk.loop.ControlCommand;
import io.dynamicmarket.desk.loop.ControlOutcome;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.PolicyOverride;
import io.dynamicmarket.governance.activation.Scope;
import io.dynamicmarket.governance.override.OverrideStore;
import io.dynamicmarket.governance.override.SignedOverride;
import io.dynamicmarket.governance.signoff.Content;
import io.dynamicmarket.governance.signoff.OrderStore;
import io.dynamicmarket.governance.signoff.Payload;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does after the transaction what was signed: tells the market loop to resume, and which overrides stand. What fails is
 * tried again, and at the next start; the loop knows what it has done already.
 */
public final class SignedWork implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SignedWork.class);
    private static final long EVERY_MILLIS = 500;
    private static final long LONGEST_SECONDS = 5;

    private final OrderStore orders;
    private final OverrideStore overrides;
    private final Function<ControlCommand, CompletableFuture<ControlOutcome>> loop;
    private final Supplier<Optional<MarketId>> market;
    private final Clock clock;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "signed-work"));
    private @Nullable List<PolicyOverride> told;

    SignedWork(
            OrderStore orders,
            OverrideStore overrides,
            Function<ControlCommand, CompletableFuture<ControlOutcome>> loop,
            Supplier<Optional<MarketId>> market,
            Clock clock) {
        this.orders = orders;
        this.overrides = overrides;
        this.loop = loop;
        this.market = market;
        this.clock = clock;
    }

    /** What stands above the tables of a market, in order of id. */
    public static List<PolicyOverride> above(MarketId market, List<SignedOverride> standing) {
        return standing.stream()
                .filter(each -> !(each.scope() instanceof Scope.OneMarket one)
                        || one.market().equals(market))
                .map(SignedOverride::override)
                .sorted(Comparator.comparing(PolicyOverride::id))
                .toList();
    }

    void start() {
        timer.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Looks at once rather than at the next tick. */
    void nudge() {
        timer.execute(this::look);
    }

    private void look() {
        try {
            Optional<MarketId> made = market.get();
            if (made.isPresent()) {
                MarketId own = made.get();
                orders.waiting().forEach(order -> carryOut(order, own));
                tell(above(own, overrides.standing()));
            }
        } catch (DatabaseFailed e) {
            LOG.error("What was signed waits: {}", e.getMessage());
        }
    }

    private void carryOut(Payload order, MarketId own) {
        if (order.content() instanceof Content.Resume resume) {
            if (resume.market().equals(own) && done(resumed(order, resume))) {
                orders.done(order.id(), "The breaker is released.", clock.millis());
            }
        } else if (order.content() instanceof Content.TreasuryAction) {
            orders.done(order.id(), "Carried out on paper.", clock.millis());
        }
    }

    private static ControlCommand resumed(Payload order, Content.Resume resume) {
        return new ControlCommand.Resume(resume.breaker(), resume.trippedAtMillis(), order.id(), order.reason());
    }

    private void tell(List<PolicyOverride> standing) {
        if (!standing.equals(told) && done(new ControlCommand.Override(standing))) {
            told = standing;
        }
    }

    private boolean done(ControlCommand command) {
        try {
            return loop.apply(command).get(LONGEST_SECONDS, TimeUnit.SECONDS).recorded();
        } catch (ExecutionException | TimeoutException e) {
            LOG.error("The market loop has not done what was signed and is asked again: {}", e.toString());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        timer.shutdown();
        try {
            if (!timer.awaitTermination(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("What was signed is still being done; what is not done is done at the next start.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
