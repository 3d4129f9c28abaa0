package io.dynamicmarket.desk.web;

import io.dynamicmarket.desk.loop.LoopObserver;
import io.dynamicmarket.desk.loop.MarketLoop;
import io.dynamicmarket.policy.CompiledRelease;

/** What the loop did last, for whoever looks: written by the loop's thread, read by any. */
public final class DeskBoard implements LoopObserver {
    private final CompiledRelease release;

    public DeskBoard(CompiledRelease release) {
        this.release = release;
    }

    public CompiledRelease release() {
        return release;
    }

    /**
     * A frame went through the loop; called on the loop's thread.
     *
     * @param tookNanos from the frame at the loop to the quotes computed from it
     */
    public void afterFrame(MarketLoop loop, long tookNanos) {}
}
