package io.dynamicmarket.desk.run;

import io.dynamicmarket.desk.loop.ControlCommand;
import io.dynamicmarket.desk.loop.ControlOutcome;
import io.dynamicmarket.desk.loop.Policy;
import io.dynamicmarket.desk.loop.ReleaseChange;
import io.dynamicmarket.policy.CompiledRelease;
import java.util.concurrent.CompletableFuture;

/** One thing for the loop's thread to do. */
sealed interface Turn {
    /** A frame of a source, copied from the source's buffer. */
    record Frame(int source, long receivedAtNanos, byte[] json) implements Turn {}

    /** A command of a person; done once it is carried out and recorded. */
    record Control(ControlCommand command, CompletableFuture<ControlOutcome> done) implements Turn {}

    /** Another release, compiled and warm; done with whether it decides now. */
    record Swap(CompiledRelease next, Policy policy, ReleaseChange change, CompletableFuture<Boolean> done)
            implements Turn {}
}
