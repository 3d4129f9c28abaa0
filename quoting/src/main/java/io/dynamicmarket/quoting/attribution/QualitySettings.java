package io.dynamicmarket.quoting.attribution;

/**
 * Over what the quality of quoting is measured; the limits that it is held against are policy.
 *
 * @param spreadMarkoutMillis how long after a fill the realized spread is taken (5 s)
 * @param adverseMemoryFills fills that the mean adverse move is over
 */
public record QualitySettings(long spreadMarkoutMillis, int adverseMemoryFills) {
    public QualitySettings {
        if (spreadMarkoutMillis < 0 || adverseMemoryFills <= 0) {
            throw new IllegalArgumentException("Expected a markout of zero or more and a memory above 0, but got "
                    + spreadMarkoutMillis + " ms and " + adverseMemoryFills);
        }
    }
}
