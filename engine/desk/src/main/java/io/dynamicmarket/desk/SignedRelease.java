package io.dynamicmarket.desk;

import java.util.Objects;

/**
 * What two persons sign for when they release a breaker; the input of its receipt.
 *
 * @param operator who releases
 * @param secondOperator another person, who agrees
 * @param reason why trading may go on
 */
record SignedRelease(String operator, String secondOperator, String reason) {
    SignedRelease {
        Objects.requireNonNull(reason);
        if (operator.isBlank() || secondOperator.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("Expected two operators and a reason, but one of them is blank");
        }
        if (operator.strip().equalsIgnoreCase(secondOperator.strip())) {
            throw new IllegalArgumentException(
                    "Expected two different persons to release a breaker, but got " + operator + " twice");
        }
    }
}
