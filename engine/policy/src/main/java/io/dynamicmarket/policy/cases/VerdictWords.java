package io.dynamicmarket.policy.cases;

import io.dynamicmarket.facts.TreasuryVerdict;
import io.dynamicmarket.facts.TreasuryVerdict.Burn;
import io.dynamicmarket.facts.TreasuryVerdict.BuyBack;
import io.dynamicmarket.facts.TreasuryVerdict.DropPlan;
import io.dynamicmarket.facts.TreasuryVerdict.Hold;
import io.dynamicmarket.facts.TreasuryVerdict.MoveToBuffer;
import io.dynamicmarket.facts.TreasuryVerdict.SetMultiplier;
import java.math.BigDecimal;

/** A treasury verdict as cases write it: "buy back 15000 of 30000 USDT in 2 every 45 min". */
final class VerdictWords {
    private static final long MILLIS_PER_MINUTE = 60_000;

    private VerdictWords() {}

    static String of(TreasuryVerdict verdict) {
        if (verdict instanceof BuyBack buyback) {
            return "buy back "
                    + buyback.tranche().toDecimal().stripTrailingZeros().toPlainString() + " of "
                    + buyback.amount() + " in " + buyback.tranches() + " every "
                    + buyback.spacingMillis() / MILLIS_PER_MINUTE + " min"
                    + (buyback.accelerated() ? ", front-loaded" : "");
        }
        if (verdict instanceof DropPlan drop) {
            return "drop the plan with " + drop.remaining();
        }
        if (verdict instanceof Burn burn) {
            return "burn " + burn.amount();
        }
        if (verdict instanceof MoveToBuffer move) {
            return "buffer " + move.amount();
        }
        if (verdict instanceof SetMultiplier set) {
            return "multiplier " + set.tier() + " is "
                    + BigDecimal.valueOf(set.multiplier()).stripTrailingZeros().toPlainString();
        }
        Hold hold = (Hold) verdict;
        return "hold " + hold.action() + " by " + hold.grounds().source();
    }
}
