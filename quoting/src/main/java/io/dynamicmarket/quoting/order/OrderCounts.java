package io.dynamicmarket.quoting.order;

/**
 * What became of orders so far. Every order placed is live or counts as exactly one of filled, refused, cancelled,
 * expired, dead-man or lost.
 *
 * @param placed orders sent; also the id of the latest one
 * @param acknowledged orders that came to rest
 * @param fills trades of orders, partial ones counted each
 * @param filled orders that traded whole
 * @param refused orders that the venue did not take, all reasons
 * @param wouldTake of these, those that would have taken or traded with the desk itself
 * @param cancelled orders cancelled on the desk's demand, those reduced to what they had traded included
 * @param aged of these, those that had rested for too long
 * @param expired orders that reached their good-till time
 * @param deadMan orders that the venue cancelled because it heard no heartbeat
 * @param lost orders whose end the venue never told, though it confirmed that nothing is left
 * @param reduced reductions in place that the venue confirmed
 * @param capped quotes cut or left out by the limit of outstanding notional
 * @param standDowns how often the desk stopped placing because the venue did not answer as it should
 */
public record OrderCounts(
        long placed,
        long acknowledged,
        long fills,
        long filled,
        long refused,
        long wouldTake,
        long cancelled,
        long aged,
        long expired,
        long deadMan,
        long lost,
        long reduced,
        long capped,
        long standDowns) {
    public static final OrderCounts NONE = new OrderCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
