package io.dynamicmarket.policy.treasury;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.Playbook;
import io.dynamicmarket.facts.TreasurySituation;
import io.dynamicmarket.policy.table.Hit;
import io.dynamicmarket.policy.table.Table;
import io.dynamicmarket.policy.table.Tables;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows that answer for one epoch. An epoch ends every few minutes, so every answer is also asked of the DMN engine;
 * a disagreement is an {@link IllegalStateException}.
 */
final class EpochRows {
    static final List<String> TABLES = List.of(
            "revenue-split",
            "revenue-bands",
            "buyback-sizing",
            "buyback-trigger",
            "buyback-tranches",
            "burn-share",
            "reward-multipliers");

    /** The locks that staking knows, months; a table that answers for others or fewer holds everything. */
    private static final List<Integer> TIERS = List.of(3, 6, 12, 18);

    private static final int DECIMALS = 6;
    /** Largest ratio that the tables take; a larger one says no more. */
    private static final BigDecimal MOST = BigDecimal.valueOf(1000);

    private final Tables tables;
    private final List<Term> terms = new ArrayList<>();
    private final List<String> fired = new ArrayList<>();
    private final List<Asked> asked = new ArrayList<>();

    private EpochRows(Tables tables) {
        this.tables = tables;
    }

    static EpochRows of(Tables tables, TreasurySituation situation, Playbook playbook) {
        EpochRows rows = new EpochRows(tables);
        rows.revenue(situation);
        rows.buyback(situation);
        rows.terms.add(Term.BurnShare.of(
                rows.ask("burn-share", Map.of("permission", playbook.burn().name()))));
        for (int tier : TIERS) {
            rows.terms.add(Term.RewardTier.of(
                    tier, rows.ask("reward-multipliers", Map.of("lockMonths", BigDecimal.valueOf(tier)))));
        }
        return rows;
    }

    List<Term> terms() {
        return terms;
    }

    /** Sources of the rows, in the order in which they were asked. */
    List<String> fired() {
        return fired;
    }

    /** Every question, in that order. */
    List<Asked> asked() {
        return asked;
    }

    /**
     * A question to a table.
     *
     * @param table which
     * @param inputs by name
     */
    record Asked(Table table, Map<String, Object> inputs) {}

    private void revenue(TreasurySituation situation) {
        Hit split = ask(
                "revenue-split",
                Map.of(
                        "revenue", statistic(situation.epoch().revenue()),
                        "momentumIndex", statistic(situation.epoch().momentumIndex())));
        terms.add(Term.ProtectedFloor.of(split));
        Map<String, String> shares = new LinkedHashMap<>();
        shares.put("operationsBps", "OPERATIONS");
        shares.put("autoInvestBps", "AUTO_INVEST");
        shares.put("buybackBps", "BUYBACK");
        shares.forEach((output, share) ->
                terms.add(Term.RevenueShare.of(split, output, ask("revenue-bands", Map.of("share", share)), share)));
    }

    private void buyback(TreasurySituation situation) {
        terms.add(Term.BuybackSizing.of(
                ask("buyback-sizing", Map.of("profit", units(situation.epoch().profit())))));
        BigDecimal spot = statistic(situation.token().spotPrice());
        Term.BuybackTrigger trigger = Term.BuybackTrigger.of(ask(
                "buyback-trigger",
                Map.of(
                        "spotToValue", ratio(spot, situation.token().treasuryValuePerToken()),
                        "spotToMean", ratio(spot, situation.token().meanPrice()))));
        terms.add(trigger);
        terms.add(Term.BuybackTranches.of(ask("buyback-tranches", Map.of("accelerated", trigger.accelerated()))));
    }

    private Hit ask(String table, Map<String, Object> inputs) {
        Hit hit = tables.get(table).decide(inputs);
        tables.compareWithEngine(hit, inputs);
        fired.add(hit.source());
        asked.add(new Asked(tables.get(table), Map.copyOf(inputs)));
        return hit;
    }

    private static BigDecimal units(Amount amount) {
        return amount.toDecimal().setScale(DECIMALS, RoundingMode.DOWN);
    }

    private static BigDecimal statistic(double value) {
        return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** Rounded up, so that a price just above a threshold is never on it; a price over nothing is as dear as can be. */
    private static BigDecimal ratio(BigDecimal price, double reference) {
        BigDecimal below = statistic(reference);
        return below.signum() == 0
                ? MOST
                : price.divide(below, DECIMALS, RoundingMode.CEILING).min(MOST);
    }
}
