package io.dynamicmarket.workflows.token;

/** What makes the tokens of an instance move. */
public sealed interface Move {
    record Start() implements Move {}

    /** A task or step is done. */
    record Complete(String work) implements Move {}

    record Message(String name) implements Move {}

    /**
     * A timer fires.
     *
     * @param last whether it fires for the last time
     */
    record Timer(String id, boolean last) implements Move {}

    /** Where it stopped it tries again; where its tokens had not moved, nothing happens. */
    record Resume() implements Move {}
}
