package io.dynamicmarket.workflows.bpmn;

/** Takes what is wrong. */
@FunctionalInterface
interface Faults {
    void add(String element, String sentence);
}
