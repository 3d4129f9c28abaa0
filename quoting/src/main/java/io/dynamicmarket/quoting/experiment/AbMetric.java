package io.dynamicmarket.quoting.experiment;

/** By what two presets are compared; of all, more is better. */
public enum AbMetric {
    /** Profit a minute after fees and gas, what is held marked to the mid one markout time after the block. */
    PROFIT_PER_MINUTE,
    /** {@link RunScore#realizedSpreadBps}. */
    REALIZED_SPREAD_BPS,
    /** {@link RunScore#fillRatio}. */
    FILL_RATIO,
    /** {@link RunScore#inventoryVariance}, negative. */
    CALM_INVENTORY;

    public double of(RunScore score) {
        return switch (this) {
            case PROFIT_PER_MINUTE -> score.profitPerMinute();
            case REALIZED_SPREAD_BPS -> score.realizedSpreadBps();
            case FILL_RATIO -> score.fillRatio();
            case CALM_INVENTORY -> -score.inventoryVariance();
        };
    }
}
