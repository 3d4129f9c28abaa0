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
import io.dynamicmarket.governance.signoff.Content;
import io.dynamicmarket.governance.signoff.Effects;
import io.dynamicmarket.governance.signoff.OrderStore;
import io.dynamicmarket.governance.signoff.Payload;
import io.dynamicmarket.governance.signoff.SignOffRefused;
import io.dynamicmarket.governance.signoff.SignOffRefused.Reason;
import io.dynamicmarket.policy.compare.Verdict;
import java.util.Set;
import java.util.TreeSet;

/** What is done at this desk with what was signed. */
final class DeskEffects implements Effects {
    private final Releases releases;
    private final ReleaseVerdicts verdicts;
    private final PostgresStore store;
    private final PostgresProposals proposals;
    private final PostgresOverrides overrides;
    private final OrderStore orders;

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

    /** Whoever wrote a release does not sign it either, whoever proposes it. */
    @Override
    public Set<PersonId> authors(Payload payload) {
        Set<PersonId> authors = new TreeSet<>(Set.of(payload.author()));
        if (payload.content() instanceof Content.ActivateRelease activate) {
            String wrote = releases.stored(activate.release()).author();
            if (PersonId.isOne(wrote)) {
                authors.add(new PersonId(wrote));
            }
        }
        return authors;
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
            overrides.begin(new SignedOverride(
                    payload.id(), scope, override.override(), nowMillis, new SignedOverride.End.NotYet()));
        } else {
            orders.note(payload, nowMillis);
        }
    }

    private static void refuseUnless(boolean holds, String sentence) {
        if (!holds) {
            throw new SignOffRefused(Reason.OUT_OF_DATE, sentence);
        }
    }
}
