package io.dynamicmarket.desk.signoff;

import io.dynamicmarket.adapters.postgres.PostgresOverrides;
import io.dynamicmarket.adapters.postgres.PostgresProposals;
import io.dynamicmarket.adapters.postgres.PostgresStore;
import io.dynamicmarket.facts.PolicyOverride;
import io.dynamicmarket.facts.PolicyOverride.Effect;
import io.dynamicmarket.facts.PresetName;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.facts.SignOffAction;
import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.activation.Activation;
import io.dynamicmarket.governance.activation.InForce;
import io.dynamicmarket.governance.activation.Order;
import io.dynamicmarket.governance.activation.Releases;
import io.dynamicmarket.governance.activation.Ruling;
import io.dynamicmarket.governance.activation.Scope;
import io.dynamicmarket.governance.override.SignedOverride;
import io.dynamicmarket.governance.override.SignedOverride.End;
import io.dynamicmarket.governance.signoff.Content;
import io.dynamicmarket.governance.signoff.Effects;
import io.dynamicmarket.governance.signoff.OrderStore;
import io.dynamicmarket.governance.signoff.Payload;
import io.dynamicmarket.governance.signoff.SignOffRefused;
import io.dynamicmarket.governance.signoff.SignOffRefused.Reason;
import io.dynamicmarket.policy.compare.Verdict;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** What is done at this desk with what was signed. */
final class DeskEffects implements Effects {
    private final Releases releases;
    private final ReleaseVerdicts verdicts;
    private final PostgresStore store;
    private final PostgresProposals proposals;
    private final PostgresOverrides overrides;
    private final OrderStore orders;
    private final Map<ReleaseId, String> writers = new ConcurrentHashMap<>();

    DeskEffects(
            Releases releases,
            PostgresStore store,
            PostgresProposals proposals,
            PostgresOverrides overrides,
            OrderStore orders) {
        this.releases = releases;
        this.verdicts = new ReleaseVerdicts(releases);
        this.store = store;
        this.proposals = proposals;
        this.overrides = overrides;
        this.orders = orders;
    }

    /** Which terms a release takes: the shorter road only where it is proven to be only stricter. */
    SignOffAction action(Content.ActivateRelease activate) {
        return verdicts.between(activate.inPlaceOf(), activate.release()) == Verdict.STRICTER
                ? SignOffAction.RELEASE_STRICTER
                : SignOffAction.RELEASE_LOOSER;
    }

    /** Which terms an override takes. */
    static SignOffAction action(Content.Override override) {
        Effect effect = override.override().effect();
        if (effect instanceof Effect.PauseBuyback) {
            return SignOffAction.PAUSE_BUYBACK;
        }
        if (effect instanceof Effect.PauseBurn) {
            return SignOffAction.PAUSE_BURN;
        }
        boolean tightens = effect instanceof Effect.CapQuoting
                || effect instanceof Effect.WidenSpread
                || effect instanceof Effect.UsePreset use && use.preset() == PresetName.DEFENSIVE;
        return tightens ? SignOffAction.OVERRIDE_TIGHTER : SignOffAction.OVERRIDE_LOOSER;
    }

    @Override
    public void check(Payload payload, long nowMillis) {
        Content content = payload.content();
        if (content instanceof Content.ActivateRelease activate) {
            checkRelease(payload, activate, nowMillis);
        } else if (content instanceof Content.Resume resume) {
            checkResume(resume);
        } else if (content instanceof Content.Override override) {
            checkOverride(payload, override, nowMillis);
        } else if (content instanceof Content.EndOverride end) {
            checkEnd(payload, end, nowMillis);
        }
    }

    private void checkRelease(Payload payload, Content.ActivateRelease activate, long nowMillis) {
        releases.stored(activate.release());
        ReleaseId now = inForce(Scope.of(payload.scope()), nowMillis);
        refuseUnless(
                now.equals(activate.inPlaceOf()),
                "Expected " + activate.inPlaceOf() + " in force for " + payload.scope() + ", but it is " + now);
        refuseUnless(
                action(activate) == payload.action(),
                "Expected a change of release that is proven to be only stricter, but it is not");
    }

    private ReleaseId inForce(Scope scope, long nowMillis) {
        InForce inForce = scope instanceof Scope.OneMarket one
                ? releases.inForce(one.market(), nowMillis)
                : releases.everything(nowMillis, nowMillis);
        return inForce.release().orElse(ReleaseId.NONE);
    }

    private void checkResume(Content.Resume resume) {
        refuseUnless(
                store.breakersInForce(resume.market()).stream()
                        .anyMatch(trip ->
                                trip.kind() == resume.breaker() && trip.trippedAtMillis() == resume.trippedAtMillis()),
                "Expected " + resume.breaker() + " of " + resume.market() + " as it tripped at "
                        + resume.trippedAtMillis() + ", but it is not latched");
    }

    private static void checkOverride(Payload payload, Content.Override override, long nowMillis) {
        PolicyOverride wanted = override.override();
        refuseUnless(
                wanted.untilMillis() > nowMillis,
                "Expected an override that ends after now, but it ends at " + wanted.untilMillis());
        refuseUnless(
                action(override) == payload.action(),
                "Expected an override as tight as " + payload.action() + ", but got " + wanted.effect());
        refuseUnless(
                wanted.authority() == PolicyOverride.Authority.GOVERNANCE,
                "Expected the authority of those who sign, GOVERNANCE, but got " + wanted.authority());
    }

    /** Only what stands now is ended, by no fewer than began it, and with the scope that it has. */
    private void checkEnd(Payload payload, Content.EndOverride end, long nowMillis) {
        SignedOverride signed = overrides
                .find(end.ended())
                .orElseThrow(() -> new SignOffRefused(
                        Reason.OUT_OF_DATE, "Expected an override that was begun here, but got " + end.ended()));
        PolicyOverride override = signed.override();
        refuseUnless(
                override.id().equals(end.override()),
                "Expected the override '" + override.id() + "' by its name, but got '" + end.override() + "'");
        refuseUnless(
                signed.scope().text().equals(payload.scope()),
                "Expected the scope of the override, " + signed.scope().text() + ", but got " + payload.scope());
        refuseUnless(
                signed.end() instanceof End.NotYet && nowMillis < override.untilMillis(),
                "Expected an override that is not over, but '" + override.id() + "' is: "
                        + (signed.end() instanceof End.TakenBack taken ? taken.reason() : "It has expired."));
        refuseUnless(
                nowMillis >= override.fromMillis(),
                "Expected an override in force, but '" + override.id() + "' does not stand yet");
        int began =
                proposals.find(end.ended()).map(each -> each.payload().quorum()).orElse(Integer.MAX_VALUE);
        refuseUnless(
                payload.quorum() >= began,
                "Expected as many to end '" + override.id() + "' as began it, " + began + ", but got "
                        + payload.quorum());
    }

    /** Whoever wrote a release does not sign it either, whoever proposes it. */
    @Override
    public Set<PersonId> authors(Payload payload) {
        Set<PersonId> authors = new TreeSet<>(Set.of(payload.author()));
        if (payload.content() instanceof Content.ActivateRelease activate) {
            String wrote = wrote(activate.release());
            if (PersonId.isOne(wrote)) {
                authors.add(new PersonId(wrote));
            }
        }
        return authors;
    }

    /** What was stored of a release never changes. */
    private String wrote(ReleaseId release) {
        return writers.computeIfAbsent(release, id -> releases.stored(id).author());
    }

    @Override
    public void carryOut(Payload payload, long nowMillis) {
        Content content = payload.content();
        Scope scope = Scope.of(payload.scope());
        if (content instanceof Content.ActivateRelease activate) {
            Order order = Order.forGood(
                    scope, new Ruling.Use(activate.release()), payload.author().value(), payload.reason());
            Activation activation = releases.activate(order, nowMillis);
            proposals.signed(activation, payload.id());
        } else if (content instanceof Content.Override override) {
            overrides.begin(new SignedOverride(payload.id(), scope, override.override(), nowMillis, new End.NotYet()));
        } else if (content instanceof Content.EndOverride end) {
            end(payload, end, nowMillis);
        } else {
            orders.note(payload, nowMillis);
        }
    }

    private void end(Payload payload, Content.EndOverride end, long nowMillis) {
        if (!overrides.end(end.ended(), new End.TakenBack(payload.id(), payload.reason(), nowMillis))) {
            throw new IllegalStateException(
                    "Expected override " + end.ended() + " to stand until its end is kept, but it has one");
        }
    }

    private static void refuseUnless(boolean holds, String sentence) {
        if (!holds) {
            throw new SignOffRefused(Reason.OUT_OF_DATE, sentence);
        }
    }
}
