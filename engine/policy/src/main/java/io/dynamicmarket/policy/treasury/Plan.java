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
    record BuybackSize(Amount amount, Amount wanted, Amount cap, Amount room, Amount smallest, int tranches)
            implements Plan {
        /** The smallest of wanted, cap and room, cut into as few equal tranches as their size allows, rounded down. */
        public static BuybackSize of(Amount wanted, Amount cap, Amount room, BuybackTranches cut) {
            Amount smallest = Amount.of(wanted.asset(), cut.minTranche(), RoundingMode.UP);
            Amount largest = Amount.of(wanted.asset(), cut.trancheSize(), RoundingMode.DOWN);
            long nanos = Math.min(wanted.nanos(), Math.min(cap.nanos(), room.nanos()));
            if (nanos < smallest.nanos()) {
                return new BuybackSize(Amount.zero(wanted.asset()), wanted, cap, room, smallest, 0);
            }
            int tranches = Math.toIntExact(-Math.floorDiv(-nanos, largest.nanos()));
            Amount amount = new Amount(wanted.asset(), nanos - nanos % tranches);
            return new BuybackSize(amount, wanted, cap, room, smallest, tranches);
        }

        public boolean enough() {
            return tranches > 0;
        }
    }

    /**
     * The tranche that is next.
     *
     * @param amount to spend in this one
     * @param tranches how many, this one included
     * @param room liquid above the floor after the buffer took its share
     */
    record NextTranche(Amount amount, int tranches, Amount room) implements Plan {
        /**
         * Cuts the next tranche off. Even tranches are rounded down, so that the last one takes the nanos that are left.
         * Front-loaded ones are as large as the largest tranche and the smallest ones to follow allow. None is larger
         * than the largest, even where a later release made that smaller than the plan was cut for: then there are more.
         *
         * @param remaining to spend in all
         * @param planned tranches that the plan has left
         */
        public static NextTranche of(
                Amount remaining, int planned, boolean frontLoaded, Amount room, BuybackTranches cut) {
            long largest = Amount.of(remaining.asset(), cut.trancheSize(), RoundingMode.DOWN)
                    .nanos();
            long smallest = Amount.of(remaining.asset(), cut.minTranche(), RoundingMode.UP)
                    .nanos();
            long left = remaining.nanos();
            int tranches = Math.max(planned, Math.toIntExact(-Math.floorDiv(-left, largest)));
            long even = left / tranches;
            long ahead = Math.min(largest, left - (tranches - 1) * smallest);
            long nanos = frontLoaded ? Math.max(even, ahead) : even;
            return new NextTranche(new Amount(remaining.asset(), nanos), tranches, room);
        }

        public boolean covered() {
            return amount.compareTo(room) <= 0;
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
