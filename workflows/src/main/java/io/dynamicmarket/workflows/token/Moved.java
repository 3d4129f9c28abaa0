package io.dynamicmarket.workflows.token;

import io.dynamicmarket.governance.process.Variables;
import io.dynamicmarket.workflows.bpmn.Timing;
import java.util.List;
import java.util.Set;

/**
 * Where the tokens of an instance are after a move, and what came with it.
 *
 * @param tokens to go on from; empty where it has ended
 * @param status what it can do next
 * @param elements where the tokens are, by id, sorted
 * @param path elements entered and left, in order
 * @param begun tasks and steps begun in this move and not yet over
 * @param work ids of all tasks and steps under way
 * @param set timers set in this move and not yet taken back
 * @param timers ids of all timers that run
 */
public record Moved(
        byte[] tokens,
        Status status,
        List<String> elements,
        List<Passed> path,
        List<Work> begun,
        Set<String> work,
        List<TimerSet> set,
        Set<String> timers) {

    /** What an instance can do next. */
    public sealed interface Status {
        record Waiting() implements Status {}

        record Stopped(String element, String sentence) implements Status {}

        record Ended() implements Status {}
    }

    /** An element entered or left. */
    public record Passed(String element, boolean entered) {}

    /**
     * A task or step under way.
     *
     * @param inputs further variables of it alone
     */
    public record Work(String id, String element, Variables inputs) {}

    public record TimerSet(String id, String element, Timing.Due due) {}
}
