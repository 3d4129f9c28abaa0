package io.dynamicmarket.desk.run;

import io.dynamicmarket.desk.loop.ControlCommand;
import io.dynamicmarket.desk.loop.ControlOutcome;
import java.util.concurrent.CompletableFuture;

/** One thing for the loop's thread to do. */
sealed interface Turn {
    /** A frame of a source, copied from the source's buffer. */
    record Frame(int source, long receivedAtNanos, byte[] json) implements Turn {}

    /** A command of a person; done once it is carried out and recorded. */
    record Control(ControlCommand command, CompletableFuture<ControlOutcome> done) implements Turn {}
}
