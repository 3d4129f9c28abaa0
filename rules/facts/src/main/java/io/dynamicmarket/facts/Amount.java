package io.dynamicmarket.facts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * Money: a signed number of nanos (10^-9) of an asset; about 9.2e9 whole units at most, overflow is an
 * {@link ArithmeticException}.
 *
 * @param asset of what
 * @param nanos how much
 */
public record Amount(Asset asset, long nanos) implements Comparable<Amount> {
    public static final int DECIMALS = 9;

    public Amount {
        Objects.requireNonNull(asset);
    }

    public static Amount zero(Asset asset) {
        return new Amount(asset, 0);
    }

    /** Parses a decimal of at most nine places; more places are rounded as the caller says. */
    public static Amount of(Asset asset, BigDecimal value, RoundingMode rounding) {
        return new Amount(
                asset, value.setScale(DECIMALS, rounding).unscaledValue().longValueExact());
    }

    public Amount plus(Amount other) {
        return new Amount(same(other), Math.addExact(nanos, other.nanos));
    }

    public Amount minus(Amount other) {
        return new Amount(same(other), Math.subtractExact(nanos, other.nanos));
    }

    /** This amount times a factor, rounded as the caller says. */
    public Amount times(BigDecimal factor, RoundingMode rounding) {
        return new Amount(
                asset,
                BigDecimal.valueOf(nanos).multiply(factor).setScale(0, rounding).longValueExact());
    }

    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(nanos, DECIMALS);
    }

    /** Whole units as a statistic for rules and charts, never for postings. */
    public double approximate() {
        return nanos / 1e9;
    }

    @Override
    public int compareTo(Amount other) {
        same(other);
        return Long.compare(nanos, other.nanos);
    }

    private Asset same(Amount other) {
        if (!asset.equals(other.asset)) {
            throw new IllegalArgumentException("Expected an amount of " + asset + ", but got one of " + other.asset);
        }
        return asset;
    }

    @Override
    public String toString() {
        return toDecimal().stripTrailingZeros().toPlainString() + " " + asset.id();
    }
}
