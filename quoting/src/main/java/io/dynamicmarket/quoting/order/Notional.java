package io.dynamicmarket.quoting.order;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.ContractKind;
import io.dynamicmarket.facts.Instrument;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Notional of orders in nanos of the quote asset, rounded so that it never understates what is out. */
final class Notional {
    private final Instrument instrument;
    private final boolean inverse;

    Notional(Instrument instrument) {
        this.instrument = instrument;
        this.inverse = instrument.contract() == ContractKind.INVERSE;
    }

    /** Rounded up. */
    long nanos(long priceUnits, long quantityUnits) {
        return perUnitNanos(priceUnits)
                .multiply(BigDecimal.valueOf(quantityUnits))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
    }

    /** The largest quantity in whole lots whose notional is within the given one. */
    long lotsWithin(long nanos, long priceUnits) {
        long units = BigDecimal.valueOf(Math.max(0, nanos))
                .divide(perUnitNanos(priceUnits), 0, RoundingMode.FLOOR)
                .min(BigDecimal.valueOf(Long.MAX_VALUE))
                .longValue();
        return units / instrument.lotSize() * instrument.lotSize();
    }

    private BigDecimal perUnitNanos(long priceUnits) {
        BigDecimal unit = BigDecimal.valueOf(1, instrument.quantityDecimals());
        BigDecimal value = inverse
                ? BigDecimal.valueOf(instrument.contractSize())
                : BigDecimal.valueOf(priceUnits, instrument.priceDecimals());
        return unit.multiply(value).movePointRight(Amount.DECIMALS);
    }

    static long nanos(double quoteUnits) {
        return BigDecimal.valueOf(quoteUnits)
                .movePointRight(Amount.DECIMALS)
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
    }
}
