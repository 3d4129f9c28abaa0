package io.dynamicmarket.quoting.bench;

import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * The same work done by several contenders.
 *
 * @param name of the work
 * @param operation what is counted
 * @param operations how many of them are in a pass
 * @param tolerance by how much results may differ, as a share; infinite where contenders do different things
 * @param contenders ours first
 */
record Contest(String name, String operation, long operations, double tolerance, List<Contender> contenders) {
    Contest {
        contenders = List.copyOf(contenders);
        if (operations <= 0) {
            throw new IllegalArgumentException(
                    "Expected work for " + name + ", but got " + operations + " x " + operation);
        }
    }

    /** No work. */
    static final Contest NONE = new Contest("nothing", "nothing", 1, 0, List.of());

    /** One pass of a contender. */
    double pass(int contender) {
        return contenders.get(contender).pass();
    }

    static Contender contender(String name, DoubleSupplier pass) {
        return new Contender() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public double pass() {
                return pass.getAsDouble();
            }
        };
    }

    /** Lets each contender do the work once; refuses if one comes to another result than the first. */
    void checkAgreement() {
        double first = contenders.get(0).pass();
        for (Contender other : contenders.subList(1, contenders.size())) {
            double result = other.pass();
            if (!(Math.abs(result - first) <= tolerance * Math.abs(first))) {
                throw new IllegalStateException("Expected " + other.name() + " to come to the result of "
                        + contenders.get(0).name() + " in '" + name + "', " + first + ", but got " + result);
            }
        }
    }
}
