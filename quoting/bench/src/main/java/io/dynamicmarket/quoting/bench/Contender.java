package io.dynamicmarket.quoting.bench;

/** One way to do a piece of work. */
interface Contender {
    String name();

    /** Does the whole work once and gives its result, or a digest of it. */
    double pass();

    /** A digest as a number that keeps its lower 52 bits. */
    static double exact(long digest) {
        return digest & ((1L << 52) - 1);
    }
}
