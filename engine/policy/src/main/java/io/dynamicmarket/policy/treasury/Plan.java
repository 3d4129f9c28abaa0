package io.dynamicmarket.policy.treasury;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.PresetName;
import io.dynamicmarket.facts.TreasuryBalances;
import io.dynamicmarket.policy.treasury.Term.BurnShare;
import io.dynamicmarket.policy.treasury.Term.BuybackSizing;
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

        /**
         * A share of a profit, out of what stands above the higher of two floors; the floor of the table is rounded up, so
         * that it is never touched.
         *
         * @param bps share of the profit, bps
         * @param floor of the table, whole units
         */
        public static BufferPlan of(Amount profit, double bps, TreasuryBalances balances, BigDecimal floor) {
            BigDecimal share = BigDecimal.valueOf(bps);
            Amount own = balances.protectedFloor();
            Amount table = Amount.of(own.asset(), floor, RoundingMode.UP);
            Amount above = balances.liquid().minus(own.compareTo(table) >= 0 ? own : table);
            Amount room = above.nanos() < 0 ? Amount.zero(above.asset()) : above;
            return new BufferPlan(least(share(profit, share), room), room, share);
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

        /**
         * The same of a profit: its share scaled by performance within the scales of the table, under the caps of profit
         * and of tranches.
         */
        public static BuybackSize of(
                Amount profit, double performance, BuybackSizing sizing, Amount room, BuybackTranches cut) {
            BigDecimal scale =
                    BigDecimal.valueOf(performance).max(sizing.leastScale()).min(sizing.mostScale());
            Amount wanted = share(profit, sizing.profitShareBps()).times(scale, RoundingMode.DOWN);
            Amount cap = least(
                    share(profit, sizing.profitCapBps()), Amount.of(profit.asset(), cut.planCap(), RoundingMode.DOWN));
            return of(wanted, cap, room, cut);
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
    record BurnPlan(Amount amount, Amount fees, Amount held, String source) implements Plan {
        /** A share of the fees, never more than a share of the tokens held. */
        public static BurnPlan of(Amount fees, Amount held, BurnShare burn) {
            Amount amount = least(share(fees, burn.burnShareBps()), share(held, burn.heldCapBps()));
            return new BurnPlan(amount, fees, held, burn.source());
        }
    }

    /**
     * The preset whose reward curve is in force.
     *
     * @param name which
     * @param source who asks for it
     */
    record RewardPreset(PresetName name, String source) implements Plan {}

    private static Amount share(Amount whole, BigDecimal bps) {
        return whole.nanos() <= 0 ? Amount.zero(whole.asset()) : whole.times(bps.movePointLeft(4), RoundingMode.DOWN);
    }

    private static Amount least(Amount one, Amount other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
