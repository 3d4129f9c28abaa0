package io.dynamicmarket.governance.process;

/**
 * How a failing step is tried again: each pause is the one before times the factor.
 *
 * @param attempts before it is given up, the first included; a process may name its own number
 * @param firstPauseMillis after the first failure
 * @param factor 1 or more
 * @param longestPauseMillis no pause is longer
 */
public record StepRetries(int attempts, long firstPauseMillis, int factor, long longestPauseMillis) {
    /** Five attempts within about five minutes. */
    public static final StepRetries DEFAULT = new StepRetries(5, 1_000, 6, 300_000);

    public StepRetries {
        if (attempts < 1 || firstPauseMillis < 1 || factor < 1 || longestPauseMillis < firstPauseMillis) {
            throw new IllegalArgumentException("Expected 1 attempt or more, a pause of 1 ms or more, a factor of 1 or"
                    + " more and a longest pause not below the first, but got " + attempts + ", " + firstPauseMillis
                    + ", " + factor + ", " + longestPauseMillis);
        }
    }

    /**
     * Pause after a failed attempt, in milliseconds.
     *
     * @param attempt 1 for the first
     */
    public long pauseMillisAfter(int attempt) {
        long pause = firstPauseMillis;
        for (int i = 1; i < attempt && pause < longestPauseMillis; i++) {
            pause = Math.min(longestPauseMillis, Math.multiplyExact(pause, factor));
        }
        return pause;
    }
}
