package io.dynamicmarket.desk.signoff;

import io.dynamicmarket.adapters.postgres.Database;
import io.dynamicmarket.adapters.postgres.PostgresOrders;
import io.dynamicmarket.adapters.postgres.PostgresOverrides;
import io.dynamicmarket.adapters.postgres.PostgresProposals;
import io.dynamicmarket.adapters.postgres.PostgresStore;
import io.dynamicmarket.desk.loop.ControlCommand;
import io.dynamicmarket.desk.loop.ControlOutcome;
import io.dynamicmarket.facts.Automation;
import io.dynamicmarket.facts.AutomationRule;
import io.dynamicmarket.facts.Deadline;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.facts.SignOffAction;
import io.dynamicmarket.facts.SignOffTerms;
import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.activation.Activation;
import io.dynamicmarket.governance.activation.Releases;
import io.dynamicmarket.governance.activation.Scope;
import io.dynamicmarket.governance.override.OverrideStore;
import io.dynamicmarket.governance.signoff.Content;
import io.dynamicmarket.governance.signoff.Payload;
import io.dynamicmarket.governance.signoff.Proof;
import io.dynamicmarket.governance.signoff.Proposal;
import io.dynamicmarket.governance.signoff.ProposalStore;
import io.dynamicmarket.governance.signoff.SignOff;
import io.dynamicmarket.governance.signoff.SignOffSettings;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** Sign-off as this desk has it: the rules, what they are kept in, and what is done with what was signed. */
public final class SigningDesk implements AutoCloseable {
    /** Persons sign with programs of their own, whose clocks are set by a network; a minute is generous. */
    private static final long CLOCK_SKEW_MILLIS = 60_000;

    private final PostgresProposals proposals;
    private final PostgresOverrides overrides;
    private final DeskTerms terms;
    private final DeskEffects effects;
    private final SignOff signOff;
    private final SignedWork work;
    private final String space;

    private SigningDesk(
            PostgresProposals proposals,
            PostgresOverrides overrides,
            DeskTerms terms,
            DeskEffects effects,
            SignOff signOff,
            SignedWork work,
            String space) {
        this.proposals = proposals;
        this.overrides = overrides;
        this.terms = terms;
        this.effects = effects;
        this.signOff = signOff;
        this.work = work;
        this.space = space;
    }

    /**
     * Puts sign-off together.
     *
     * @param space names the desk, 64 hexadecimal digits
     * @param loop takes commands
     * @param market that is made; empty until it is known
     */
    public static SigningDesk open(
            Database database,
            Releases releases,
            String space,
            Function<ControlCommand, CompletableFuture<ControlOutcome>> loop,
            Supplier<Optional<MarketId>> market,
            Clock clock) {
        return open(database, releases, new ReleaseTerms(releases, clock), space, loop, market, clock);
    }

    /** The same with terms from elsewhere. */
    public static SigningDesk open(
            Database database,
            Releases releases,
            DeskTerms terms,
            String space,
            Function<ControlCommand, CompletableFuture<ControlOutcome>> loop,
            Supplier<Optional<MarketId>> market,
            Clock clock) {
        PostgresProposals proposals = new PostgresProposals(database);
        PostgresOverrides overrides = new PostgresOverrides(database);
        PostgresOrders orders = new PostgresOrders(database);
        DeskEffects effects = new DeskEffects(releases, new PostgresStore(database), proposals, overrides, orders);
        SignOff signOff = new SignOff(proposals, terms, effects, new SignOffSettings(space, CLOCK_SKEW_MILLIS));
        SignedWork work = new SignedWork(orders, overrides, loop, market, clock);
        return new SigningDesk(proposals, overrides, terms, effects, signOff, work, space);
    }

    public void start() {
        work.start();
    }

    /** The rules. */
    public SignOff signOff() {
        return signOff;
    }

    /** What the release in force demands of an action. */
    public SignOffTerms terms(SignOffAction action) {
        return terms.of(action);
    }

    /** How long people have for what they owe, by the release in force. */
    public long millis(Deadline.Duty duty) {
        return terms.millis(duty);
    }

    /** Whether an automation runs, by the release in force; empty where it says nothing of it. */
    public Optional<AutomationRule> automation(Automation automation, String marketState, boolean killSwitch) {
        return terms.automation(automation, marketState, killSwitch);
    }

    /**
     * What is wrong with the proof of an activation; empty if it holds or none is asked for: before the first enrolment, and
     * of what ends by itself, the lane of the presets.
     */
    public Optional<String> fault(Activation activation) {
        Optional<Long> enrolled = proposals.enrolledAtMillis();
        if (enrolled.isEmpty()
                || activation.recordedAtMillis() < enrolled.get()
                || activation.untilMillis() != Activation.FOR_GOOD) {
            return Optional.empty();
        }
        Optional<Proposal> signed = proposals.signedFor(activation).flatMap(proposals::find);
        if (signed.isEmpty()) {
            return Optional.of(
                    "Expected activation " + activation.number() + " to carry out a proposal, but it has none");
        }
        return proposals
                .signerSet(signed.get().payload().signerSet())
                .map(signers -> Proof.fault(signed.get(), signers))
                .orElseGet(() -> Optional.of(
                        "Expected the signers of activation " + activation.number() + " to be kept, but they are not"));
    }

    /** What names the desk to those who sign. */
    public String space() {
        return space;
    }

    /** The release in force for everything. */
    public ReleaseId inForce() {
        return terms.inForce();
    }

    public ProposalStore proposals() {
        return proposals;
    }

    public OverrideStore overrides() {
        return overrides;
    }

    /** What was carried out shall take effect now rather than in half a second. */
    public void nudge() {
        work.nudge();
    }

    /**
     * The payload of a proposal with the terms that it takes; which terms those are is told by the content, not by its
     * author.
     *
     * @param treasury what a treasury action is, {@code OPERATIONS} for most; of no meaning for other contents
     */
    public Payload draft(
            PersonId author,
            Content content,
            SignOffAction treasury,
            Scope scope,
            String nonce,
            String reason,
            String report,
            long nowMillis) {
        return signOff.draft(action(content, treasury), author, content, scope, nonce, reason, report, nowMillis);
    }

    private SignOffAction action(Content content, SignOffAction treasury) {
        if (content instanceof Content.ActivateRelease activate) {
            return effects.action(activate);
        }
        if (content instanceof Content.Override override) {
            return DeskEffects.action(override);
        }
        if (content instanceof Content.EndOverride) {
            return SignOffAction.OVERRIDE_END;
        }
        if (content instanceof Content.Resume) {
            return SignOffAction.RESUME;
        }
        return content instanceof Content.ChangeSigners ? SignOffAction.SIGNER_SET : treasury;
    }

    @Override
    public void close() {
        work.close();
    }
}
