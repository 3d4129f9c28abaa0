package io.dynamicmarket.quoting.attribution;

/**
 * How much of the traded volume stayed as holding: |sum of signed quantities| / sum of quantities, over the fills of a
 * window. 0 where what was bought was sold again, 1 where everything went one way. The window is counted in 1,440 slots.
 */
public final class InventoryDrift {
    private final WindowSum net;
    private final WindowSum traded;

    /** @param windowMillis above 0 */
    public InventoryDrift(long windowMillis) {
        net = new WindowSum(windowMillis);
        traded = new WindowSum(windowMillis);
    }

    /** A fill, hedges too: signed quantity units, positive when bought. */
    public void onFill(long nowMillis, long signedUnits) {
        net.add(nowMillis, signedUnits);
        traded.add(nowMillis, Math.abs(signedUnits));
    }

    /** The share as of now; 0 where nothing was traded. */
    public double share(long nowMillis) {
        long volume = traded.sum(nowMillis);
        return volume == 0 ? 0 : (double) Math.abs(net.sum(nowMillis)) / volume;
    }
}
