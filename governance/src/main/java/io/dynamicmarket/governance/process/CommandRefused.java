package io.dynamicmarket.governance.process;

/** A command to a process cannot be followed; nothing has changed. The message is a sentence. */
public final class CommandRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CommandRefused(String sentence) {
        super(sentence);
    }
}
