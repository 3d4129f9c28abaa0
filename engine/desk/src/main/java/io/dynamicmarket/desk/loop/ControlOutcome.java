package io.dynamicmarket.desk.loop;

/**
 * What a person's command led to.
 *
 * @param cancelledQuotes quotes that it took out of the market, those on their way included
 * @param recorded whether it has a receipt; if not, it is in force all the same, but only until the desk is stopped
 */
public record ControlOutcome(int cancelledQuotes, boolean recorded) {}
