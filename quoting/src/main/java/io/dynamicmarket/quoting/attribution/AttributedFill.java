package io.dynamicmarket.quoting.attribution;

import io.dynamicmarket.facts.Fill;
import java.util.Objects;

/**
 * A fill with what each component added to its result by 30 s after it, or by the end of the session if that came first:
 * the counts sum to the value of its quantity at the last of the mids, less its value at its price, less its fee. The legs
 * that had not begun by the end are zero. What is held longer is {@link Component#CARRY} of the session, not of the row.
 *
 * @param fill which; it carries snapshot, quote, venue and release
 * @param basis what it is held against
 * @param midUnits mid at the fill, price units
 * @param mid1sUnits 1 s later
 * @param mid5sUnits 5 s later
 * @param mid30sUnits 30 s later
 * @param contributions exact counts
 */
public record AttributedFill(
        Fill fill,
        FillBasis basis,
        double midUnits,
        double mid1sUnits,
        double mid5sUnits,
        double mid30sUnits,
        Contributions contributions) {
    public AttributedFill {
        Objects.requireNonNull(fill);
        Objects.requireNonNull(basis);
        Objects.requireNonNull(contributions);
    }
}
