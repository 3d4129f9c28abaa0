package io.dynamicmarket.governance.process;

/** Where an instance stands. */
public sealed interface InstanceState {
    /** It goes on, or waits for somebody or something. */
    record Running() implements InstanceState {}

    /**
     * It cannot go on by itself.
     *
     * @param element where it stopped
     * @param sentence why
     */
    record Stopped(String element, String sentence) implements InstanceState {}

    /**
     * It came to an end.
     *
     * @param element the end that was reached last
     */
    record Ended(String element) implements InstanceState {}

    /** It was ended from outside. */
    record Cancelled(String reason) implements InstanceState {}
}
