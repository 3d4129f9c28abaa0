package io.dynamicmarket.governance.process;

/**
 * One line of an instance's history; it is never changed.
 *
 * @param ordinal in the order in which things happened
 * @param element id of the element concerned; empty where it is the instance as a whole
 * @param detail for people: a task's outcome, a message's name, a failure; may be empty
 */
public record HistoryLine(
        long ordinal, ProcessKey instance, long atMillis, HistoryKind kind, String element, String detail) {}
