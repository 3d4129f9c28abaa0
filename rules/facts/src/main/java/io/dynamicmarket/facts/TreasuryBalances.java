package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * What the treasury holds.
 *
 * @param liquid stable asset free for action
 * @param buffer stable asset set aside as risk buffer
 * @param tokens own token bought back and not yet burnt
 * @param protectedFloor stable asset that no action may touch
 */
public record TreasuryBalances(Amount liquid, Amount buffer, Amount tokens, Amount protectedFloor) {
    public TreasuryBalances {
        Objects.requireNonNull(liquid);
        Objects.requireNonNull(buffer);
        Objects.requireNonNull(tokens);
        Objects.requireNonNull(protectedFloor);
        if (liquid.nanos() < 0 || buffer.nanos() < 0 || tokens.nanos() < 0 || protectedFloor.nanos() < 0) {
            throw new IllegalArgumentException("Expected treasury balances of zero or more, but got " + liquid + ", "
                    + buffer + ", " + tokens + ", floor " + protectedFloor);
        }
    }
}
