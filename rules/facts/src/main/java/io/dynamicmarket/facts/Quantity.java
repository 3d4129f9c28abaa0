package io.dynamicmarket.facts;

/**
 * A signed quantity in units of 10^-{@link Instrument#quantityDecimals()} of the base asset (contracts if inverse).
 *
 * @param units positive is long or a size, negative is short
 */
public record Quantity(long units) {
    public static final Quantity ZERO = new Quantity(0);

    /** Sum; overflow is an {@link ArithmeticException}. */
    public Quantity plus(Quantity other) {
        return new Quantity(Math.addExact(units, other.units));
    }
}
