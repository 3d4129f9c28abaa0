package io.dynamicmarket.policy.treasury;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.PresetName;
import io.dynamicmarket.policy.treasury.Term.BuybackTranches;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What rules work out on the way to a verdict. */
public sealed interface Plan {
    /**
     * What goes to the risk buffer.
     *
     * @param amount zero where there is nothing to move
     * @param room liquid above the floor before anything is spent
     * @param shareBps share of profit that the playbook asks for, bps
     */
    record BufferPlan(Amount amount, Amount room, BigDecimal shareBps) implements Plan {
        public BufferPlan {
            shareBps = shareBps.stripTrailingZeros();
        }
    }

    /**
     * What a buyback may spend.
     *
     * @param amount to spend in all, a whole number of equal tranches
     * @param wanted share of profit, scaled by performance
     * @param cap most that profit and tranches allow
     * @param room liquid above the floor after the buffer took its share
     * @param smallest least size of a tranche
     * @param tranches how many; zero where not even the smallest one is covered
     */
    record BuybackPlan(Amount amount, Amount wanted, Amount cap, Amount room, Amount smallest, int tranches)
            implements Plan {
        /** The smallest of wanted, cap and room, cut into as few equal tranches as their size allows, rounded down. */
        public static BuybackPlan of(Amount wanted, Amount cap, Amount room, BuybackTranches cut) {
            Amount smallest = Amount.of(wanted.asset(), cut.minTranche(), RoundingMode.UP);
            Amount largest = Amount.of(wanted.asset(), cut.trancheSize(), RoundingMode.DOWN);
            long nanos = Math.min(wanted.nanos(), Math.min(cap.nanos(), room.nanos()));
            if (nanos < smallest.nanos()) {
                return new BuybackPlan(Amount.zero(wanted.asset()), wanted, cap, room, smallest, 0);
            }
            int tranches = Math.toIntExact(-Math.floorDiv(-nanos, largest.nanos()));
            Amount amount = new Amount(wanted.asset(), nanos - nanos % tranches);
            return new BuybackPlan(amount, wanted, cap, room, smallest, tranches);
        }

        public boolean enough() {
            return tranches > 0;
        }
    }

    /**
     * What burns.
     *
     * @param amount zero where there is nothing to burn
     * @param fees penalty fees of the epoch
     * @param held tokens held
     * @param source row that set the share
     */
    record BurnPlan(Amount amount, Amount fees, Amount held, String source) implements Plan {}

    /**
     * The preset whose reward curve is in force.
     *
     * @param name which
     * @param source who asks for it
     */
    record RewardPreset(PresetName name, String source) implements Plan {}
}
