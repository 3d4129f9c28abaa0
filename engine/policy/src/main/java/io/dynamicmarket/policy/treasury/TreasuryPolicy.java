package io.dynamicmarket.policy.treasury;

import io.dynamicmarket.facts.BreakerLimit;
import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.MarketState;
import io.dynamicmarket.facts.Playbook;
import io.dynamicmarket.facts.Preset;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.facts.TreasuryDecision;
import io.dynamicmarket.facts.TreasurySituation;
import io.dynamicmarket.facts.TreasuryVerdict;
import io.dynamicmarket.policy.FailedPolicy;
import io.dynamicmarket.policy.rule.RuleBase;
import io.dynamicmarket.policy.rule.RuleRun;
import io.dynamicmarket.policy.rule.RuleSession;
import io.dynamicmarket.policy.table.Tables;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Decides about the treasury at the end of an epoch: a function of the situation and the release alone. Not safe for
 * more than one thread.
 *
 * <p>It never throws and never guesses: whatever goes wrong holds everything.
 */
public final class TreasuryPolicy implements AutoCloseable {
    /** Agenda groups in their order: what is held, what the buffer takes, what is left to spend, and the verdicts. */
    private static final List<String> PHASES =
            List.of("treasury-permission", "treasury-buffer", "treasury-plan", "treasury-verdict");

    private final ReleaseId release;
    private final Tables tables;
    private final List<Playbook> playbooks;
    private final RuleSession session;

    /**
     * A policy with rules in a session of its own.
     *
     * @throws IllegalArgumentException if the release lacks a table that the treasury needs
     */
    public TreasuryPolicy(
            ReleaseId release,
            Tables tables,
            RuleBase rules,
            List<Playbook> playbooks,
            List<Preset> presets,
            List<BreakerLimit> breakers) {
        EpochRows.TABLES.forEach(tables::get);
        this.release = release;
        this.tables = tables;
        this.playbooks = List.copyOf(playbooks);
        List<Object> lasting = new ArrayList<>(playbooks);
        lasting.addAll(presets);
        lasting.addAll(breakers);
        this.session = rules.session(PHASES, lasting);
    }

    /** How often the treasury is to be asked, market time. */
    public long epochMillis() {
        Object minutes = tables.get("treasury-schedule")
                .decide(Map.of("figure", "EPOCH_MINUTES"))
                .outputs()
                .get("value");
        return new BigDecimal(String.valueOf(minutes)).longValueExact() * 60_000;
    }

    /** Decides; time and everything else comes from the situation. */
    public TreasuryDecision decide(TreasurySituation situation) {
        try {
            return decided(situation);
        } catch (RuntimeException failure) {
            // Rules are data: whatever they throw must end in a hold, not in the treasury.
            return refused(failure);
        }
    }

    private TreasuryDecision decided(TreasurySituation situation) {
        EpochRows rows = EpochRows.of(tables, situation, playbook(situation.state()));
        List<Object> facts = new ArrayList<>();
        facts.add(situation);
        facts.add(situation.epoch());
        facts.add(situation.balances());
        facts.add(situation.token());
        facts.add(situation.plan());
        facts.addAll(situation.tripped());
        facts.addAll(situation.overrides());
        facts.addAll(rows.terms());
        RuleRun run = session.run(facts);
        List<TreasuryVerdict> verdicts = VerdictOrder.sorted(run.all(TreasuryVerdict.class));
        VerdictCheck.check(situation, verdicts);
        List<String> fired = new ArrayList<>(rows.fired());
        run.fired().stream().distinct().sorted().forEach(fired::add);
        return new TreasuryDecision(verdicts, fired, release);
    }

    private Playbook playbook(MarketState state) {
        return playbooks.stream()
                .filter(playbook -> playbook.state() == state)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("Expected a playbook for " + state + ", but there is none"));
    }

    private TreasuryDecision refused(RuntimeException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return FailedPolicy.decision(
                release, new Grounds(FailedPolicy.TREASURY, FailedPolicy.TREASURY_SENTENCE + cause.getMessage()));
    }

    @Override
    public void close() {
        session.close();
    }
}
