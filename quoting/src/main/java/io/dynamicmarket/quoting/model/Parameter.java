package io.dynamicmarket.quoting.model;

/** Refuses what no model can be made of. */
final class Parameter {
    private Parameter() {}

    /**
     * @throws IllegalArgumentException unless the value is above zero and finite
     */
    static double positive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Expected " + name + " above 0 and finite, but got " + value);
        }
        return value;
    }

    /**
     * @throws IllegalArgumentException unless the value is zero or more and finite
     */
    static double zeroOrMore(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Expected " + name + " of zero or more and finite, but got " + value);
        }
        return value;
    }
}
