package io.dynamicmarket.desk.loop;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.Asset;
import io.dynamicmarket.facts.BuybackPlan;
import io.dynamicmarket.facts.TreasuryBalances;
import io.dynamicmarket.facts.TreasuryDecision;
import io.dynamicmarket.facts.TreasurySituation;
import io.dynamicmarket.facts.TreasuryVerdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Carries treasury verdicts out on paper. What the treasury holds after a decision is a function of what it held before
 * and of the verdicts, so that it can always be rebuilt from the receipts.
 */
public final class PaperTreasury {
    /** The treasury's own token. */
    public static final Asset TOKEN = new Asset("DCT", 9);

    private final BigDecimal tokenPrice;
    private final SortedMap<Integer, Double> multipliers = new TreeMap<>();
    private TreasuryBalances balances;
    private BuybackPlan plan;
    private long lastBuybackMillis;

    PaperTreasury(TreasuryBalances opening, BuybackPlan plan, double tokenPrice, long lastBuybackMillis) {
        this.balances = opening;
        this.plan = plan;
        this.lastBuybackMillis = lastBuybackMillis;
        this.tokenPrice = BigDecimal.valueOf(tokenPrice);
    }

    public TreasuryBalances balances() {
        return balances;
    }

    /** The buyback that is under way. */
    public BuybackPlan plan() {
        return plan;
    }

    long lastBuybackMillis() {
        return lastBuybackMillis;
    }

    /** Multiplier by tier, as last set. */
    public SortedMap<Integer, Double> multipliers() {
        return multipliers;
    }

    /** What the treasury holds once verdicts are carried out. */
    TreasuryBalances after(List<TreasuryVerdict> verdicts) {
        TreasuryBalances held = balances;
        for (TreasuryVerdict verdict : verdicts) {
            held = after(held, verdict);
        }
        return held;
    }

    /** The buyback that is under way once a decision is carried out. */
    BuybackPlan planAfter(TreasurySituation situation, TreasuryDecision decision) {
        return plan.after(
                decision.verdicts(), situation.asOfMillis(), situation.epoch().epoch());
    }

    void carryOut(TreasurySituation situation, TreasuryDecision decision) {
        balances = after(decision.verdicts());
        plan = planAfter(situation, decision);
        for (TreasuryVerdict verdict : decision.verdicts()) {
            if (verdict instanceof TreasuryVerdict.BuyBack) {
                lastBuybackMillis = situation.asOfMillis();
            } else if (verdict instanceof TreasuryVerdict.SetMultiplier set) {
                multipliers.put(set.tier(), set.multiplier());
            }
        }
    }

    private TreasuryBalances after(TreasuryBalances held, TreasuryVerdict verdict) {
        if (verdict instanceof TreasuryVerdict.BuyBack buyBack) {
            // this tranche alone; the rules give the next one when its time has come
            Amount spent = buyBack.tranche();
            Amount bought = new Amount(TOKEN, spent.nanos())
                    .times(BigDecimal.ONE.divide(tokenPrice, 18, RoundingMode.DOWN), RoundingMode.DOWN);
            return new TreasuryBalances(
                    held.liquid().minus(spent), held.buffer(), held.tokens().plus(bought), held.protectedFloor());
        }
        if (verdict instanceof TreasuryVerdict.Burn burn) {
            return new TreasuryBalances(
                    held.liquid(), held.buffer(), held.tokens().minus(burn.amount()), held.protectedFloor());
        }
        if (verdict instanceof TreasuryVerdict.MoveToBuffer move) {
            return new TreasuryBalances(
                    held.liquid().minus(move.amount()),
                    held.buffer().plus(move.amount()),
                    held.tokens(),
                    held.protectedFloor());
        }
        return held;
    }
}
