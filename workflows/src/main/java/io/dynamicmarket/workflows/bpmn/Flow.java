package io.dynamicmarket.workflows.bpmn;

/**
 * A way from one element to the next.
 *
 * @param condition FEEL; empty where the way is free
 */
public record Flow(String id, String from, String to, Expression condition) {}
