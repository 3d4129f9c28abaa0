package io.dynamicmarket.policy;

/**
 * Which answers of the compiled forms are also asked of the engines that they stand for: the first ones, and then one of
 * so many. The engines take some 20 times as long, so that how often is a matter of how many answers there will be.
 *
 * @param first how many at the beginning, 0 or more
 * @param every after how many answers again, at least 1
 * @param learnOrder whether several matches of one rule fire in the order in which the engine was seen to fire them
 *     (docs/adr/0023); where not, the engine decides each time
 */
public record SpotChecks(long first, long every, boolean learnOrder) {
    /** Of a market that trades: at ten decisions a second one in 26 seconds. */
    public static final SpotChecks LIVE = new SpotChecks(1, 256, false);

    /** Of millions of decisions that nobody acts on: two days of a market at one a second are checked 9 times. */
    public static final SpotChecks OF_MILLIONS = new SpotChecks(4, 32_768, true);

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
