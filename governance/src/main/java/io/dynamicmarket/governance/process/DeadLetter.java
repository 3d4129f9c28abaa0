package io.dynamicmarket.governance.process;

/**
 * A step that was given up and waits for a person.
 *
 * @param step its key
 * @param failure the last one's message
 */
public record DeadLetter(
        String step,
        String type,
        ProcessKey instance,
        String element,
        int attempts,
        String failure,
        long sinceMillis) {}
