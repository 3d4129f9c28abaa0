package io.dynamicmarket.desk.changeover;

import io.dynamicmarket.adapters.postgres.DatabaseFailed;
import io.dynamicmarket.desk.loop.Policy;
import io.dynamicmarket.desk.loop.PunctualPolicy;
import io.dynamicmarket.desk.loop.ReleaseChange;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.facts.VenueKind;
import io.dynamicmarket.governance.activation.Activation;
import io.dynamicmarket.governance.activation.InForce;
import io.dynamicmarket.governance.activation.Releases;
import io.dynamicmarket.policy.CompiledRelease;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the release that decides to the one that is in force in the store: prepares it beside the running desk, hands it
 * to the loop, and lets the old one go once the loop has let go of it. The store is the truth: whatever happens between an
 * activation and its swap, the next look, or the next start, brings it about. A release that cannot be prepared is told of
 * and left; the one that works goes on.
 */
public final class Changeover implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Changeover.class);

    /** How often the store is looked at where nobody has said that it changed. */
    private static final long LOOK_MILLIS = 5_000;

    private static final Duration LONGEST_PREPARATION = Duration.ofSeconds(120);
    private static final long LONGEST_SWAP_SECONDS = 10;

    private final Releases releases;
    private final SwapDoor door;
    private final Supplier<Optional<MarketId>> market;
    private final Preparation preparation;
    private final Function<Activation, Optional<String>> fault;
    private final InstantSource clock;
    private final Semaphore nudges = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "changeover");
    private volatile CompiledRelease running;
    private volatile ReleaseStanding standing;
    private volatile boolean stopping;
    private @Nullable ReleaseId refused;

    /**
     * @param started the release that the loop has begun with; closed here once another has taken its place
     * @param start how releases are compiled
     * @param market which market the loop makes, once it is known
     * @param situation the loop's latest, once there is one
     * @param fault what is wrong with the proof of an activation; one with a fault does not rule here
     */
    public Changeover(
            Releases releases,
            CompiledRelease started,
            PolicyStart start,
            SwapDoor door,
            Supplier<Optional<MarketId>> market,
            Supplier<Optional<MarketSituation>> situation,
            Function<Activation, Optional<String>> fault,
            InstantSource clock) {
        this.releases = releases;
        this.fault = fault;
        this.door = door;
        this.market = market;
        this.preparation = new Preparation(start.compile(), situation, LONGEST_PREPARATION);
        this.clock = clock;
        this.running = started;
        this.standing = began(started, inForce(clock.millis()));
        this.thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** The store has changed: looks at it now. */
    public void nudge() {
        nudges.release();
    }

    /** Which release decides, for people. */
    public ReleaseStanding standing() {
        return standing;
    }

    /** The release that decides; closed once another has taken its place, so ask again rather than keep it. */
    public CompiledRelease running() {
        return running;
    }

    /** Lets the running release go; after the loop has ended. */
    @Override
    public void close() {
        stopping = true;
        nudges.release();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(LONGEST_SWAP_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running.close();
    }

    private void run() {
        while (!stopping) {
            long wait = LOOK_MILLIS;
            try {
                look();
                wait = untilNextChange();
            } catch (DatabaseFailed e) {
                standing = standing.failed("Expected to read which release is in force, but " + e.getMessage());
                LOG.error(standing.problem());
            } catch (RuntimeException e) {
                // whatever it is, the release that works goes on and the next look tries again
                standing = standing.failed("Expected to change the release, but " + e);
                LOG.error(standing.problem(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            await(wait);
        }
    }

    private void await(long millis) {
        try {
            if (nudges.tryAcquire(Math.max(1, millis), TimeUnit.MILLISECONDS)) {
                nudges.drainPermits();
                // somebody has activated something, perhaps the same again after a busy moment
                refused = null;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    private long untilNextChange() {
        long now = clock.millis();
        Optional<MarketId> made = market.get();
        // the market becomes known with the first frames, and may have a release of its own
        return made.isEmpty() ? LOOK_MILLIS / 5 : Math.min(LOOK_MILLIS, releases.nextChange(made.get(), now) - now);
    }

    private InForce inForce(long nowMillis) {
        return market.get()
                .map(made -> releases.inForce(made, nowMillis))
                .orElseGet(() -> releases.everything(nowMillis, nowMillis));
    }

    private void look() throws InterruptedException {
        long now = clock.millis();
        if (!(inForce(now) instanceof InForce.Valid valid)) {
            standing = standing.failed("Expected a release in force, but none is: the one that decides goes on.");
            return;
        }
        ReleaseId wanted = valid.period().release();
        if (wanted.equals(running.id())) {
            refused = null;
            standing = standing.settled();
        } else if (!wanted.equals(refused)) {
            change(valid, now);
        }
    }

    private void change(InForce.Valid valid, long nowMillis) throws InterruptedException {
        ReleaseId wanted = valid.period().release();
        Optional<String> unproven = releases.activationOf(valid, nowMillis).flatMap(fault);
        if (unproven.isPresent()) {
            refuse(wanted, unproven.get() + ".");
            return;
        }
        standing = standing.preparing(wanted, nowMillis);
        LOG.info("release {} is prepared while {} decides", wanted, running.id());
        Preparation.Outcome outcome = preparation.prepare(releases.release(wanted));
        if (outcome instanceof Preparation.Outcome.Refused no) {
            refuse(wanted, no.sentence());
        } else if (outcome instanceof Preparation.Outcome.Ready ready) {
            // what was activated in the meantime is seen by the next look
            swap(ready, valid);
        }
    }

    private void swap(Preparation.Outcome.Ready ready, InForce.Valid valid) throws InterruptedException {
        CompiledRelease old = running;
        CompiledRelease next = ready.release();
        Policy policy = new PunctualPolicy(ready.policy(), next.id(), System::nanoTime);
        try {
            if (answered(door.swap(next, policy, change(old.id(), valid)), next.id())) {
                running = next;
                standing = replaced(began(next, valid), old, next);
                refused = null;
                old.close();
                LOG.info("release {} decides in place of {}", next.id(), old.id());
            } else {
                next.close();
                refuse(next.id(), "Expected to record the change to release " + next.id() + ", but it could not be.");
            }
        } catch (ExecutionException e) {
            policy.close();
            next.close();
            refuse(
                    next.id(),
                    String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()));
        }
    }

    /** A loop that is slow may still take the release: until it has answered, neither may be closed. */
    private boolean answered(CompletableFuture<Boolean> answer, ReleaseId next)
            throws InterruptedException, ExecutionException {
        while (true) {
            try {
                return answer.get(LONGEST_SWAP_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                standing = standing.failed("Expected the market loop to change to release " + next + " within "
                        + LONGEST_SWAP_SECONDS + " s, but it has not answered.");
                LOG.error(standing.problem());
            }
        }
    }

    private void refuse(ReleaseId wanted, String sentence) {
        refused = wanted;
        standing = standing.failed(sentence + " Release " + running.id() + " goes on.");
        LOG.error(standing.problem());
    }

    private ReleaseChange change(ReleaseId from, InForce.Valid valid) {
        Optional<Activation> by = releases.activationOf(valid, clock.millis());
        return new ReleaseChange(
                by.map(Activation::number).orElse(0L),
                valid.scope().text(),
                from,
                valid.period().release(),
                by.map(Activation::operator).orElse("unknown"),
                by.map(Activation::reason).orElse("unknown"),
                valid.period().fromMillis());
    }

    private ReleaseStanding began(CompiledRelease release, InForce inForce) {
        long now = clock.millis();
        Optional<Activation> by =
                inForce instanceof InForce.Valid valid ? releases.activationOf(valid, now) : Optional.empty();
        return new ReleaseStanding(
                release.id(),
                release.ruleIds().size(),
                now,
                by.map(Activation::number).orElse(0L),
                by.map(activation -> activation.scope().text()).orElse("everything"),
                by.map(Activation::operator).orElse("unknown"),
                by.map(Activation::reason).orElse("unknown"),
                null,
                null,
                0,
                "",
                "");
    }

    private static ReleaseStanding replaced(ReleaseStanding now, CompiledRelease old, CompiledRelease next) {
        boolean sameFeed = old.featureSettings(VenueKind.CEX).equals(next.featureSettings(VenueKind.CEX))
                && old.feedSettings(VenueKind.CEX).equals(next.feedSettings(VenueKind.CEX));
        return new ReleaseStanding(
                now.release(),
                now.rules(),
                now.sinceMillis(),
                now.activation(),
                now.scope(),
                now.operator(),
                now.reason(),
                old.id(),
                null,
                0,
                "",
                sameFeed ? "" : "Its feature-settings and feed-settings take effect at the next start.");
    }
}
