package io.dynamicmarket.desk.changeover;

import io.dynamicmarket.desk.loop.Policy;
import io.dynamicmarket.desk.loop.ReleaseChange;
import io.dynamicmarket.policy.CompiledRelease;
import java.util.concurrent.CompletableFuture;

/** Where the loop takes another release, between two decisions. */
@FunctionalInterface
public interface SwapDoor {
    /** Done with whether the release decides now. */
    CompletableFuture<Boolean> swap(CompiledRelease next, Policy policy, ReleaseChange change);
}
