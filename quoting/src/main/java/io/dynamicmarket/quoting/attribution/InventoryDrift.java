package io.dynamicmarket.quoting.attribution;

/**
 * How much of the traded volume stayed as holding: |sum of signed quantities| / sum of quantities, over the fills of a
 * window, which is counted in 1,440 slots. 0 where what was bought was sold again, 1 where everything went one way.
 */
public final class InventoryDrift {
    private final long windowMillis;
    private final WindowSum net;
    private final WindowSum traded;
    private long firstMillis = Long.MAX_VALUE;

    /** @param windowMillis above 0 */
    public InventoryDrift(long windowMillis) {
        this.windowMillis = windowMillis;
        net = new WindowSum(windowMillis);
        traded = new WindowSum(windowMillis);
    }

    /** A fill, hedges too: signed quantity units, positive when bought. */
    public void onFill(long nowMillis, long signedUnits) {
        firstMillis = Math.min(firstMillis, nowMillis);
        net.add(nowMillis, signedUnits);
        traded.add(nowMillis, Math.abs(signedUnits));
    }

    /** Whether a whole window has passed since the first fill: a share of a few fills says little. */
    public boolean known(long nowMillis) {
        return firstMillis <= nowMillis - windowMillis;
    }

    /** The share as of now, over a shorter time while it is not {@link #known}; 0 where nothing was traded. */
    public double share(long nowMillis) {
        long volume = traded.sum(nowMillis);
        return volume == 0 ? 0 : (double) Math.abs(net.sum(nowMillis)) / volume;
    }
}
