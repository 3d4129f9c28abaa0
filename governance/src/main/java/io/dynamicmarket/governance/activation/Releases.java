package io.dynamicmarket.governance.activation;

import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.release.Draft;
import io.dynamicmarket.governance.release.Origin;
import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.governance.release.StoredRelease;
import java.util.List;
import java.util.Optional;

/**
 * The releases of a desk and which of them is in force: what may be recorded, and what follows from it. Time is the
 * caller's; transaction time never runs backwards, whatever the caller's clock does.
 */
public final class Releases {
    /** Numbers are taken by several people at once at worst; each try sees the other's activation. */
    private static final int MOST_TRIES = 10;

    private static final int MOST_SEARCHED = 1_000;

    private final ReleaseStore store;

    public Releases(ReleaseStore store) {
        this.store = store;
    }

    /** Stores a release that comes from outside; one that is there already is returned as it was. */
    public StoredRelease keepImported(Release release, String author, String reason, long nowMillis) {
        return store.keep(release, new StoredRelease(release.id(), new Origin.Imported(), author, reason, nowMillis));
    }

    /**
     * Stores what a draft comes to; a release that is there already is returned as it was.
     *
     * @throws io.dynamicmarket.governance.release.ReleaseRefused if it is no release, or not another than its parent
     */
    public StoredRelease keep(Draft draft, String author, String reason, long nowMillis) {
        Release release = draft.release();
        Origin origin = new Origin.Edited(draft.parent().id());
        return store.keep(release, new StoredRelease(release.id(), origin, author, reason, nowMillis));
    }

    /**
     * Records an activation; from the moment {@code order.from} on it rules, if no later word does.
     *
     * @param nowMillis transaction time; an order from an earlier moment on is refused, one of {@link Order#NOW} takes it
     * @throws UnknownRelease if the release was never stored
     * @throws IllegalArgumentException with a sentence, if the order makes no sense
     */
    public Activation activate(Order order, long nowMillis) {
        if (order.ruling() instanceof Ruling.Use use
                && store.find(use.release()).isEmpty()) {
            throw new UnknownRelease(use.release());
        }
        for (int i = 0; i < MOST_TRIES; i++) {
            Activation activation = next(order, nowMillis);
            Timeline before = store.timeline(order.scope(), activation.recordedAtMillis());
            if (store.keep(activation, before.after(activation))) {
                return activation;
            }
        }
        throw new IllegalStateException("Expected a number for an activation of "
                + order.scope().text() + " within " + MOST_TRIES + " tries, but others took them all");
    }

    private Activation next(Order order, long nowMillis) {
        Activation last = store.lastActivation().orElse(null);
        long recordedAt = last == null ? nowMillis : Math.max(nowMillis, last.recordedAtMillis());
        // an order for now made while the clock stands behind the last transaction still means now
        long from =
                order.fromMillis() == Order.NOW || order.fromMillis() == nowMillis ? recordedAt : order.fromMillis();
        return new Activation(
                last == null ? 1 : last.number() + 1,
                order.scope(),
                order.ruling(),
                from,
                order.untilMillis(),
                order.operator(),
                order.reason(),
                recordedAt);
    }

    /** What rules a market at an instant, as believed at that instant. */
    public InForce inForce(MarketId market, long atMillis) {
        return inForce(market, atMillis, atMillis);
    }

    /**
     * What rules a market at an instant, as believed at a moment.
     *
     * @param validAtMillis the instant
     * @param asOfMillis the moment: what was recorded later is not known
     */
    public InForce inForce(MarketId market, long validAtMillis, long asOfMillis) {
        Scope own = new Scope.OneMarket(market);
        return inForce(own, validAtMillis, asOfMillis) instanceof InForce.Valid valid
                ? valid
                : everything(validAtMillis, asOfMillis);
    }

    /** What rules where no market rules otherwise. */
    public InForce everything(long validAtMillis, long asOfMillis) {
        return inForce(new Scope.Everything(), validAtMillis, asOfMillis);
    }

    private InForce inForce(Scope scope, long validAtMillis, long asOfMillis) {
        // a timeline reaches from its transaction time on: of an earlier instant the timeline of then tells
        Timeline believed = store.timeline(scope, Math.min(validAtMillis, asOfMillis));
        return believed.at(validAtMillis)
                .<InForce>map(period -> new InForce.Valid(scope, period))
                .orElseGet(InForce.Nothing::new);
    }

    /** The latest word by which a release rules at an instant; empty if it is too long ago to be found. */
    public Optional<Activation> activationOf(InForce.Valid valid, long atMillis) {
        Ruling ruling = new Ruling.Use(valid.period().release());
        return store.activations(atMillis, MOST_SEARCHED).stream()
                .filter(each -> each.scope().equals(valid.scope())
                        && each.ruling().equals(ruling)
                        && each.fromMillis() <= atMillis
                        && atMillis < each.untilMillis())
                .findFirst();
    }

    /** The first instant after another at which what rules a market may change by itself. */
    public long nextChange(MarketId market, long atMillis) {
        return Math.min(
                store.timeline(new Scope.OneMarket(market), atMillis).nextChangeAfter(atMillis),
                store.timeline(new Scope.Everything(), atMillis).nextChangeAfter(atMillis));
    }

    /** The periods of a scope from a moment on, as believed at it. */
    public Timeline timeline(Scope scope, long asOfMillis) {
        return store.timeline(scope, asOfMillis);
    }

    /** Activations recorded up to a moment, latest first. */
    public List<Activation> activations(long asOfMillis, int limit) {
        return store.activations(asOfMillis, limit);
    }

    /** Stored releases, latest first. */
    public List<StoredRelease> all(int limit) {
        return store.releases(limit);
    }

    /** What is known of a release; one that was never stored is an {@link UnknownRelease}. */
    public StoredRelease stored(ReleaseId id) {
        return store.find(id).orElseThrow(() -> new UnknownRelease(id));
    }

    /** The files of a release; one that was never stored is an {@link UnknownRelease}. */
    public Release release(ReleaseId id) {
        return store.release(id);
    }
}
