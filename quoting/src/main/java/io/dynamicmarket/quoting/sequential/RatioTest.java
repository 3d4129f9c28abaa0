package io.dynamicmarket.quoting.sequential;

/**
 * Wald's sequential probability ratio test of a share of wins, one-sided: A. Wald, "Sequential Tests of Statistical
 * Hypotheses", Annals of Mathematical Statistics 16(2), 1945. Hypothesis 0 is that the share is {@code nullShare},
 * hypothesis 1 that it is {@code effectShare}, which is larger.
 *
 * <p>The test stops at the first win or loss with which the likelihood ratio L1 / L0 has reached 1 / typeOneError (for
 * hypothesis 1) or typeTwoError (for hypothesis 0). Wald's own bounds, (1 - b) / a and b / (1 - a), keep the error rates
 * only nearly; these keep them whatever the overshoot, since he proves (1 - b') >= A a' and b' <= B (1 - a') for the
 * rates a' and b' of a test with bounds A and B. Reaching a bound counts: nothing more is asked for.
 *
 * @param nullShare share of wins without an effect, in (0, 1)
 * @param effectShare smallest share of wins worth seeing, above the null share and under 1
 * @param typeOneError most that hypothesis 1 may be chosen where hypothesis 0 holds, in (0, 1)
 * @param typeTwoError most that hypothesis 0 may be chosen where hypothesis 1 holds, in (0, 1)
 */
public record RatioTest(double nullShare, double effectShare, double typeOneError, double typeTwoError) {
    /** A ratio that is at its bound but for rounding has reached it. */
    private static final double ROUNDING = 1e-12;

    /** What the evidence so far says. */
    public enum Verdict {
        GO_ON,
        EFFECT,
        NO_EFFECT
    }

    public RatioTest {
        if (!(nullShare > 0) || !(effectShare > nullShare) || !(effectShare < 1)) {
            throw new IllegalArgumentException(
                    "Expected shares of wins with 0 < null < effect < 1, but got " + nullShare + " and " + effectShare);
        }
        if (!(typeOneError > 0 && typeOneError < 1) || !(typeTwoError > 0 && typeTwoError < 1)) {
            throw new IllegalArgumentException(
                    "Expected error rates within (0, 1), but got " + typeOneError + " and " + typeTwoError);
        }
    }

    /** Logarithm of the likelihood ratio after so many wins and losses. */
    public double logRatio(long wins, long losses) {
        return wins * logWin() + losses * logLoss();
    }

    public Verdict verdict(long wins, long losses) {
        double ratio = logRatio(wins, losses);
        if (ratio >= upper() - ROUNDING) {
            return Verdict.EFFECT;
        }
        return ratio <= lower() + ROUNDING ? Verdict.NO_EFFECT : Verdict.GO_ON;
    }

    /**
     * Wald's approximation of the mean number of wins and losses until the test stops, which takes the ratio to stop on
     * a bound and never beyond it (1945, section 4).
     *
     * @param share true share of wins, one of the two hypotheses'
     */
    public double expectedTrials(double share) {
        // With bounds that are only reached, the chance of each follows from the ratio being a martingale.
        double chanceOfEffect;
        if (share == nullShare) {
            chanceOfEffect = (1 - typeTwoError) / (1 / typeOneError - typeTwoError);
        } else if (share == effectShare) {
            chanceOfEffect = (1 - typeTwoError) / (1 - typeOneError * typeTwoError);
        } else {
            throw new IllegalArgumentException(
                    "Expected the share of a hypothesis, " + nullShare + " or " + effectShare + ", but got " + share);
        }
        double drift = share * logWin() + (1 - share) * logLoss();
        return (chanceOfEffect * upper() + (1 - chanceOfEffect) * lower()) / drift;
    }

    private double logWin() {
        return Math.log(effectShare / nullShare);
    }

    private double logLoss() {
        return Math.log((1 - effectShare) / (1 - nullShare));
    }

    private double upper() {
        return -Math.log(typeOneError);
    }

    private double lower() {
        return Math.log(typeTwoError);
    }
}
