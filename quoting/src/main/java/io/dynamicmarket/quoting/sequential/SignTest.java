package io.dynamicmarket.quoting.sequential;

/** A sign test under way: see {@link SignTestPlan}. Single-threaded. */
public final class SignTest {
    private final SignTestPlan plan;
    private Preference standing = Preference.OPEN;
    private int pairs;
    private int winsOfB;
    private int winsOfA;

    public SignTest(SignTestPlan plan) {
        this.plan = plan;
    }

    /**
     * Takes the next pair; one after the end is an {@link IllegalStateException}.
     *
     * @param difference of B minus A; a tie (0) counts as a pair and says nothing
     */
    public void onPair(double difference) {
        if (over() || Double.isNaN(difference)) {
            throw new IllegalStateException("Expected a difference before the end of the test, but got " + difference
                    + " after " + pairs + " pairs, " + standing);
        }
        pairs++;
        if (difference != 0) {
            winsOfB += difference > 0 ? 1 : 0;
            winsOfA += difference > 0 ? 0 : 1;
            standing = plan.after(standing, winsOfB, winsOfA);
        }
    }

    public Preference standing() {
        return standing;
    }

    /** Whether it is decided, or has seen all the pairs that it may. */
    public boolean over() {
        return standing.decided() || pairs == plan.mostPairs();
    }

    /** Pairs seen, ties included. */
    public int pairs() {
        return pairs;
    }

    public int winsOfB() {
        return winsOfB;
    }

    public int winsOfA() {
        return winsOfA;
    }
}
