package io.dynamicmarket.policy;

/**
 * Which answers of the compiled forms are also asked of the engines that they stand for: the first ones, and then one of
 * so many. The engines take some 20 times as long, so that how often is a matter of how many answers there will be.
 *
 * @param first how many at the beginning, 0 or more
 * @param every after how many answers again, at least 1
 */
public record SpotChecks(long first, long every) {
    /** Of a market that trades: at ten decisions a second one in 26 seconds. */
    public static final SpotChecks LIVE = new SpotChecks(1, 256);

    /** Of millions of decisions that nobody acts on: two days of a market at one a second are checked 29 times. */
    public static final SpotChecks OF_MILLIONS = new SpotChecks(8, 8_192);

    public SpotChecks {
        if (first < 0 || every < 1) {
            throw new IllegalArgumentException(
                    "Expected 0 or more first checks and then one of at least 1, but got " + first + " and " + every);
        }
    }

    /** Whether an answer is checked; the first one has the number 0. */
    public boolean takes(long number) {
        return number < first || number % every == 0;
    }
}
