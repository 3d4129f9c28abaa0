package io.dynamicmarket.quoting.experiment;

/**
 * Two neighbouring blocks.
 *
 * @param bFirst whether B had the first of them
 * @param a what A brought
 * @param b what B brought
 */
public record AbPair(boolean bFirst, RunScore a, RunScore b) {
    /** B less A; a tie (0) where the book was not valid in one of the blocks at all. */
    public double difference(AbMetric metric) {
        return a.nanos() == 0 || b.nanos() == 0 ? 0 : metric.of(b) - metric.of(a);
    }
}
