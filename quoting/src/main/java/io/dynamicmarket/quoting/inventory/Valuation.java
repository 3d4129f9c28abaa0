package io.dynamicmarket.quoting.inventory;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.ContractKind;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.Side;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * What quantities of an instrument are worth in its settlement asset, the exact counterpart of
 * {@link Instrument#unitValue(double)}: price times quantity for SPOT and LINEAR, -contractSize times quantity over price
 * for INVERSE. Counts are whole numbers of 10^-{@link #decimals()} and of any size, so nothing overflows; SPOT and LINEAR
 * values are exact, INVERSE ones are rounded half-even (an error of at most 5e-19 of the base asset).
 */
public final class Valuation {
    private static final int LEAST_DECIMALS = 18;
    /** Fees count millionths of a bps of the notional. */
    private static final int FEE_DECIMALS = 10;

    private final Instrument instrument;
    private final int decimals;

    public Valuation(Instrument instrument) {
        this.instrument = instrument;
        this.decimals = Math.max(LEAST_DECIMALS, instrument.priceDecimals() + instrument.quantityDecimals());
    }

    /** Decimal places of the counts that {@link #value} gives. */
    public int decimals() {
        return decimals;
    }

    /**
     * Value of a signed quantity.
     *
     * @param priceUnits above 0; may lie between two units, as a mid does
     * @param quantityUnits signed
     */
    public BigInteger value(double priceUnits, long quantityUnits) {
        return value(new BigDecimal(priceUnits), quantityUnits);
    }

    /** Value of a signed quantity at a price above 0. */
    public BigInteger value(long priceUnits, long quantityUnits) {
        return value(BigDecimal.valueOf(priceUnits), quantityUnits);
    }

    private BigInteger value(BigDecimal priceUnits, long quantityUnits) {
        BigDecimal price = priceUnits.movePointLeft(instrument.priceDecimals());
        BigDecimal quantity = BigDecimal.valueOf(quantityUnits, instrument.quantityDecimals());
        BigDecimal value = instrument.contract() == ContractKind.INVERSE
                ? quantity.multiply(BigDecimal.valueOf(-instrument.contractSize()))
                        .divide(price, decimals, RoundingMode.HALF_EVEN)
                : quantity.multiply(price).setScale(decimals, RoundingMode.HALF_EVEN);
        return value.unscaledValue();
    }

    /** A count as an amount of the settlement asset; more than an {@link Amount} holds is an ArithmeticException. */
    public Amount amount(BigInteger count, RoundingMode rounding) {
        return Amount.of(instrument.settlement(), new BigDecimal(count, decimals), rounding);
    }

    /** A count as a statistic. */
    public double approximate(BigInteger count) {
        return new BigDecimal(count, decimals).doubleValue();
    }

    /**
     * Fee of a trade in the settlement asset, rounded to nanos against the desk: a fee up, a rebate towards zero.
     *
     * @param priceUnits above 0
     * @param quantityUnits above 0
     * @param feeMillionths millionths of a bps of the notional; negative is a rebate
     */
    public Amount fee(long priceUnits, long quantityUnits, long feeMillionths) {
        BigDecimal share = BigDecimal.valueOf(feeMillionths, FEE_DECIMALS);
        BigDecimal price = BigDecimal.valueOf(priceUnits, instrument.priceDecimals());
        BigDecimal quantity = BigDecimal.valueOf(quantityUnits, instrument.quantityDecimals());
        BigDecimal fee = instrument.contract() == ContractKind.INVERSE
                ? quantity.multiply(BigDecimal.valueOf(instrument.contractSize()))
                        .multiply(share)
                        .divide(price, Amount.DECIMALS, RoundingMode.CEILING)
                : quantity.multiply(price).multiply(share);
        return Amount.of(instrument.settlement(), fee, RoundingMode.CEILING);
    }

    /** Signed quantity of a side: buying adds. */
    static long signedUnits(Side side, long quantityUnits) {
        return side == Side.BUY ? quantityUnits : Math.negateExact(quantityUnits);
    }
}
