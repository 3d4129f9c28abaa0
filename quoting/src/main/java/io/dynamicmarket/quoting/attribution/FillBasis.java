package io.dynamicmarket.quoting.attribution;

import io.dynamicmarket.quoting.order.QuoteOrigin;
import java.math.BigDecimal;

/** What a fill is held against. */
public sealed interface FillBasis {
    /** It was made to hedge: its whole result is what hedging cost. */
    record Hedge() implements FillBasis {}

    /**
     * What theory said when the quote was made. Thousandths of a price unit hold mids, which may lie between two units,
     * exactly, and prices before they are rounded to ticks closely; where a difference goes to is a matter of them, that
     * nothing is lost is not.
     *
     * @param midThousandths mid
     * @param centreThousandths middle of the quotes: the mid moved by reservation price and skews
     * @param halfSpreadThousandths theoretical half-spread, zero or more
     * @param unroundedThousandths the quote's own price before it was rounded to a tick
     */
    record Quoted(long midThousandths, long centreThousandths, long halfSpreadThousandths, long unroundedThousandths)
            implements FillBasis {
        private static final double THOUSANDTHS = 1_000;
        private static final double BPS = 1e-4;

        public Quoted {
            if (midThousandths <= 0 || halfSpreadThousandths < 0) {
                throw new IllegalArgumentException("Expected a mid above 0 and a half-spread of 0 or more, but got "
                        + midThousandths + " and " + halfSpreadThousandths + " thousandths of a price unit");
            }
        }

        /**
         * From what a quoting model works with.
         *
         * @param midUnits price units
         * @param centreUnits price units
         * @param halfSpreadBps bps of mid
         * @param unroundedUnits price units
         */
        public static Quoted of(double midUnits, double centreUnits, double halfSpreadBps, double unroundedUnits) {
            return new Quoted(
                    thousandths(midUnits),
                    thousandths(centreUnits),
                    thousandths(midUnits * halfSpreadBps * BPS),
                    thousandths(unroundedUnits));
        }

        /** From what a quote was made from. */
        public static Quoted of(QuoteOrigin origin) {
            return of(origin.midUnits(), origin.centreUnits(), origin.halfSpreadBps(), origin.unroundedUnits());
        }

        private static long thousandths(double units) {
            double thousandths = Math.rint(units * THOUSANDTHS);
            if (!(Math.abs(thousandths) < Long.MAX_VALUE)) {
                throw new IllegalArgumentException("Expected a price within +-9.2e15 units, but got " + units);
            }
            return (long) thousandths;
        }

        /**
         * Price units of a theoretical price. In a market gone mad it may be nothing or less, where no contract has a
         * value: it stands at a thousandth of a unit then.
         */
        static BigDecimal units(long thousandths) {
            return BigDecimal.valueOf(Math.max(1, thousandths), 3);
        }

        double midUnits() {
            return midThousandths / THOUSANDTHS;
        }

        double halfSpreadUnits() {
            return halfSpreadThousandths / THOUSANDTHS;
        }
    }
}
