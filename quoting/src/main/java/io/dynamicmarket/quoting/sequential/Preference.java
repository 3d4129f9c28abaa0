package io.dynamicmarket.quoting.sequential;

/** Where a {@link SignTestPlan} stands after some pairs. */
public enum Preference {
    /** Either may still turn out to be better. */
    OPEN,
    /** That A is better is ruled out; B may still turn out to be. */
    NOT_A,
    /** That B is better is ruled out; A may still turn out to be. */
    NOT_B,
    B_BETTER,
    A_BETTER,
    /** Neither is better by the smallest effect worth seeing. */
    NO_EFFECT;

    /** Whether the test is over. */
    public boolean decided() {
        return this == B_BETTER || this == A_BETTER || this == NO_EFFECT;
    }
}
