package io.dynamicmarket.facts;

import java.util.List;
import java.util.Objects;

/**
 * The buyback that is under way. It changes by verdicts alone, see {@link #after}, so that it can always be rebuilt from
 * the receipts.
 */
public sealed interface BuybackPlan {
    /** No buyback is under way. */
    record None() implements BuybackPlan {}

    /**
     * A buyback whose first tranche has run.
     *
     * @param remaining stable asset still to be spent, positive
     * @param tranchesLeft tranches still to run, at least 1
     * @param spacingMillis time between tranches
     * @param nextDueMillis market time before which no tranche runs
     * @param accelerated whether the plan is front-loaded
     * @param epoch number of the epoch at whose end the plan was made
     */
    record Running(
            Amount remaining, int tranchesLeft, long spacingMillis, long nextDueMillis, boolean accelerated, long epoch)
            implements BuybackPlan {
        public Running {
            Objects.requireNonNull(remaining);
            if (remaining.nanos() <= 0 || tranchesLeft < 1 || spacingMillis < 0) {
                throw new IllegalArgumentException("Expected a running plan with something left to spend, but got "
                        + remaining + " in " + tranchesLeft + " tranches");
            }
        }

        /** What is left to spend, in words: "15000 USDT in 1 tranche". */
        public String left() {
            return remaining + " in " + tranchesLeft + (tranchesLeft == 1 ? " tranche" : " tranches");
        }
    }

    static BuybackPlan none() {
        return new None();
    }

    /**
     * The plan once verdicts are carried out: a buyback leaves what it did not spend, a drop leaves none, and whatever
     * else is decided leaves the plan as it is.
     *
     * @param verdicts of one decision
     * @param atMillis market time of the decision
     * @param closing number of the epoch that the decision closed
     */
    default BuybackPlan after(List<TreasuryVerdict> verdicts, long atMillis, long closing) {
        BuybackPlan plan = this;
        for (TreasuryVerdict verdict : verdicts) {
            if (verdict instanceof TreasuryVerdict.BuyBack buyback) {
                plan = plan.rest(buyback, atMillis, closing);
            } else if (verdict instanceof TreasuryVerdict.DropPlan) {
                plan = none();
            }
        }
        return plan;
    }

    private BuybackPlan rest(TreasuryVerdict.BuyBack buyback, long atMillis, long closing) {
        Amount left = buyback.amount().minus(buyback.tranche());
        if (left.nanos() == 0) {
            return none();
        }
        long origin = this instanceof Running running ? running.epoch() : closing;
        return new Running(
                left,
                buyback.tranches() - 1,
                buyback.spacingMillis(),
                Math.addExact(atMillis, buyback.spacingMillis()),
                buyback.accelerated(),
                origin);
    }
}
