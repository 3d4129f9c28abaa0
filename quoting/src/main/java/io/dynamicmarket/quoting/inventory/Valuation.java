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
 * for INVERSE. Counts are whole numbers of 10^-{@link #decimals()} and of any size, so nothing overflows.
 *
 * <p>What is rounded, half-even, is the value of one quantity unit; a quantity's value is that many times as much. So values
 * at one price add up exactly: the value of a holding is the sum of the values of the fills that made it, whatever the
 * contract. SPOT and LINEAR values are exact for prices of up to six decimals of a unit, mids included; INVERSE ones are
 * off by at most 5e-19 of the base asset for up to 10^12 quantity units.
 */
public final class Valuation {
    /** Twelve for prices, twelve for quantities and six for prices between two units. */
    private static final int DECIMALS = 30;
    /** Fees count millionths of a bps of the notional. */
    private static final int FEE_DECIMALS = 10;

    private final Instrument instrument;

    public Valuation(Instrument instrument) {
        this.instrument = instrument;
    }

    /** Decimal places of the counts that {@link #value} gives. */
    public int decimals() {
        return DECIMALS;
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

    /** Value of a signed quantity at a price above 0, which may lie between two units. */
    public BigInteger value(BigDecimal priceUnits, long quantityUnits) {
        return unitValue(priceUnits).multiply(BigInteger.valueOf(quantityUnits));
    }

    private BigInteger unitValue(BigDecimal priceUnits) {
        BigDecimal price = priceUnits.movePointLeft(instrument.priceDecimals());
        int wholeDecimals = DECIMALS - instrument.quantityDecimals();
        BigDecimal value = instrument.contract() == ContractKind.INVERSE
                ? BigDecimal.valueOf(-instrument.contractSize()).divide(price, wholeDecimals, RoundingMode.HALF_EVEN)
                : price.setScale(wholeDecimals, RoundingMode.HALF_EVEN);
        return value.unscaledValue();
    }

    /** An amount of the settlement asset as a count. */
    public BigInteger count(Amount amount) {
        if (!amount.asset().equals(instrument.settlement())) {
            throw new IllegalArgumentException(
                    "Expected an amount of " + instrument.settlement() + ", but got " + amount);
        }
        return amount.toDecimal().setScale(DECIMALS, RoundingMode.UNNECESSARY).unscaledValue();
    }

    /** A count as an amount of the settlement asset; more than an {@link Amount} holds is an ArithmeticException. */
    public Amount amount(BigInteger count, RoundingMode rounding) {
        return Amount.of(instrument.settlement(), new BigDecimal(count, DECIMALS), rounding);
    }

    /** A count as a statistic. */
    public double approximate(BigInteger count) {
        return new BigDecimal(count, DECIMALS).doubleValue();
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
    public static long signedUnits(Side side, long quantityUnits) {
        return side == Side.BUY ? quantityUnits : Math.negateExact(quantityUnits);
    }
}
