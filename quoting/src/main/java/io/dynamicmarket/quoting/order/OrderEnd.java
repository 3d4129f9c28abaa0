package io.dynamicmarket.quoting.order;

/** How an order ends that has not traded whole. */
public enum OrderEnd {
    /** The desk asked for it. */
    CANCELLED,
    /** Its good-till time has come. */
    EXPIRED,
    /** The venue has heard no heartbeat for too long. */
    DEAD_MAN
}
