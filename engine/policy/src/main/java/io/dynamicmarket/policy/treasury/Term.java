package io.dynamicmarket.policy.treasury;

import io.dynamicmarket.policy.table.Hit;
import java.math.BigDecimal;
import java.util.Objects;

/** A row of a treasury table as the rules read it: its cells, exact, and where they stand. */
public sealed interface Term {
    /** {@code buyback-sizing#profit}. */
    String source();

    /** A share of the revenue split, bps, with the band that governance set for it. */
    record RevenueShare(String source, String share, BigDecimal bps, BigDecimal leastBps, BigDecimal mostBps)
            implements Term {
        static RevenueShare of(Hit split, String output, Hit band, String share) {
            return new RevenueShare(
                    split.source(), share, number(split, output), number(band, "leastBps"), number(band, "mostBps"));
        }
    }

    /** The floor that no action may touch, whole units of the stable asset. */
    record ProtectedFloor(String source, BigDecimal units) implements Term {
        static ProtectedFloor of(Hit hit) {
            return new ProtectedFloor(hit.source(), number(hit, "protectedFloor"));
        }
    }

    /** How much of a profit a buyback may spend: share and cap in bps of it, and the bounds of the performance scale. */
    record BuybackSizing(
            String source,
            BigDecimal profitShareBps,
            BigDecimal profitCapBps,
            BigDecimal leastScale,
            BigDecimal mostScale)
            implements Term {
        static BuybackSizing of(Hit hit) {
            return new BuybackSizing(
                    hit.source(),
                    number(hit, "profitShareBps"),
                    number(hit, "profitCapBps"),
                    number(hit, "leastScale"),
                    number(hit, "mostScale"));
        }
    }

    /** Whether buybacks are accelerated, and what asks for it. */
    record BuybackTrigger(String source, boolean accelerated, String cause) implements Term {
        static BuybackTrigger of(Hit hit) {
            return new BuybackTrigger(
                    hit.source(), cell(hit, "accelerated", Boolean.class), cell(hit, "cause", String.class));
        }
    }

    /** How a buyback is cut up: sizes in whole units of the stable asset. */
    record BuybackTranches(
            String source,
            BigDecimal trancheSize,
            int maxTranches,
            BigDecimal minTranche,
            long spacingMinutes,
            boolean frontLoaded)
            implements Term {
        static BuybackTranches of(Hit hit) {
            return new BuybackTranches(
                    hit.source(),
                    number(hit, "trancheSize"),
                    number(hit, "maxTranches").intValueExact(),
                    number(hit, "minTranche"),
                    number(hit, "spacingMinutes").longValueExact(),
                    cell(hit, "frontLoaded", Boolean.class));
        }

        public long spacingMillis() {
            return Math.multiplyExact(spacingMinutes, 60_000L);
        }

        /** What one plan can spend at most, whole units. */
        public BigDecimal planCap() {
            return trancheSize.multiply(BigDecimal.valueOf(maxTranches));
        }
    }

    /** Shares of penalty fees and of held tokens that may burn, bps. */
    record BurnShare(String source, BigDecimal burnShareBps, BigDecimal heldCapBps) implements Term {
        static BurnShare of(Hit hit) {
            return new BurnShare(hit.source(), number(hit, "burnShareBps"), number(hit, "heldCapBps"));
        }
    }

    /** The multiplier of a staking tier. */
    record RewardTier(String source, int lockMonths, BigDecimal multiplier) implements Term {
        static RewardTier of(int lockMonths, Hit hit) {
            return new RewardTier(hit.source(), lockMonths, number(hit, "multiplier"));
        }

        /** The multiplier times the factors of playbook and preset. */
        public double times(double playbook, double preset) {
            return multiplier
                    .multiply(BigDecimal.valueOf(playbook))
                    .multiply(BigDecimal.valueOf(preset))
                    .doubleValue();
        }
    }

    private static BigDecimal number(Hit hit, String output) {
        return cell(hit, output, BigDecimal.class);
    }

    private static <T> T cell(Hit hit, String output, Class<T> type) {
        Object value = Objects.requireNonNull(
                hit.outputs().get(output),
                () -> "Expected " + hit.source() + " to give " + output + ", but it does not");
        return type.cast(value);
    }
}
