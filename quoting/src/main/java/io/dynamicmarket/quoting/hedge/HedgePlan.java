package io.dynamicmarket.quoting.hedge;

import java.util.List;
import java.util.Objects;

/** The orders of one batch, or why there are none. */
public sealed interface HedgePlan {
    /** Orders in the order in which venues were ranked, at most one each, at least one in all. */
    record Orders(List<HedgeOrder> orders) implements HedgePlan {
        public Orders {
            orders = List.copyOf(orders);
            if (orders.isEmpty()) {
                throw new IllegalArgumentException("Expected a hedge order, but got none");
            }
        }
    }

    /** Nothing is sent. */
    record Nothing(Reason reason) implements HedgePlan {
        public Nothing {
            Objects.requireNonNull(reason);
        }
    }

    /** Why nothing is sent. */
    enum Reason {
        /** No more is held than the target lets stay. */
        WITHIN_TARGET,
        /** No venue has a valid book of the same units, recent enough. */
        NO_USABLE_VENUE,
        /** Every usable venue would take less than the least worth sending. */
        BELOW_MINIMUM
    }
}
