package io.dynamicmarket.policy.treasury;

import io.dynamicmarket.facts.TreasuryVerdict;
import io.dynamicmarket.facts.TreasuryVerdict.Burn;
import io.dynamicmarket.facts.TreasuryVerdict.BuyBack;
import io.dynamicmarket.facts.TreasuryVerdict.DropPlan;
import io.dynamicmarket.facts.TreasuryVerdict.Hold;
import io.dynamicmarket.facts.TreasuryVerdict.MoveToBuffer;
import io.dynamicmarket.facts.TreasuryVerdict.SetMultiplier;
import java.util.Comparator;
import java.util.List;

/**
 * The order in which verdicts are carried out, whatever the order in which rules gave them: the buffer before the
 * buyback, since the buyback was sized on what the buffer leaves; holds last.
 */
final class VerdictOrder {
    private static final Comparator<TreasuryVerdict> ORDER = Comparator.comparingInt(VerdictOrder::rank)
            .thenComparing(VerdictOrder::action)
            .thenComparing(verdict -> verdict.grounds().source())
            .thenComparing(verdict -> verdict.grounds().sentence());

    private VerdictOrder() {}

    static List<TreasuryVerdict> sorted(List<TreasuryVerdict> verdicts) {
        return verdicts.stream().sorted(ORDER).toList();
    }

    /** What a verdict is about, in the words of {@link Hold}; a plan is not an action of its own. */
    static String action(TreasuryVerdict verdict) {
        if (verdict instanceof MoveToBuffer) {
            return "buffer";
        }
        if (verdict instanceof BuyBack) {
            return "buyback";
        }
        if (verdict instanceof Burn) {
            return "burn";
        }
        if (verdict instanceof DropPlan) {
            return "plan";
        }
        return verdict instanceof Hold hold ? hold.action() : "multiplier";
    }

    private static int rank(TreasuryVerdict verdict) {
        if (verdict instanceof MoveToBuffer) {
            return -3;
        }
        if (verdict instanceof DropPlan) {
            return -4;
        }
        if (verdict instanceof BuyBack) {
            return -2;
        }
        if (verdict instanceof Burn) {
            return -1;
        }
        return verdict instanceof SetMultiplier multiplier ? multiplier.tier() : Integer.MAX_VALUE;
    }
}
