package io.dynamicmarket.desk.loop;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.Asset;
import io.dynamicmarket.facts.TreasuryBalances;
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
    private long lastBuybackMillis = -1;

    PaperTreasury(TreasuryBalances opening, double tokenPrice) {
        this.balances = opening;
        this.tokenPrice = BigDecimal.valueOf(tokenPrice);
    }

    TreasuryBalances balances() {
        return balances;
    }

    long lastBuybackMillis() {
        return lastBuybackMillis;
    }

    /** Multiplier by tier, as last set. */
    SortedMap<Integer, Double> multipliers() {
        return multipliers;
    }

    void carryOut(List<TreasuryVerdict> verdicts, long atMillis) {
        for (TreasuryVerdict verdict : verdicts) {
            carryOut(verdict, atMillis);
        }
    }

    private void carryOut(TreasuryVerdict verdict, long atMillis) {
        if (verdict instanceof TreasuryVerdict.BuyBack buyBack) {
            // the first tranche now; the rules give the next one when its time has come
            Amount spent = buyBack.amount().times(share(buyBack.tranches()), RoundingMode.DOWN);
            Amount bought = new Amount(TOKEN, spent.nanos())
                    .times(BigDecimal.ONE.divide(tokenPrice, 18, RoundingMode.DOWN), RoundingMode.DOWN);
            balances = new TreasuryBalances(
                    balances.liquid().minus(spent),
                    balances.buffer(),
                    balances.tokens().plus(bought),
                    balances.protectedFloor());
            lastBuybackMillis = atMillis;
        } else if (verdict instanceof TreasuryVerdict.Burn burn) {
            balances = new TreasuryBalances(
                    balances.liquid(),
                    balances.buffer(),
                    balances.tokens().minus(burn.amount()),
                    balances.protectedFloor());
        } else if (verdict instanceof TreasuryVerdict.MoveToBuffer move) {
            balances = new TreasuryBalances(
                    balances.liquid().minus(move.amount()),
                    balances.buffer().plus(move.amount()),
                    balances.tokens(),
                    balances.protectedFloor());
        } else if (verdict instanceof TreasuryVerdict.SetMultiplier set) {
            multipliers.put(set.tier(), set.multiplier());
        }
    }

    private static BigDecimal share(int tranches) {
        return BigDecimal.ONE.divide(BigDecimal.valueOf(tranches), 18, RoundingMode.DOWN);
    }
}
