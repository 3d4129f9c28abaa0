package io.dynamicmarket.governance.signoff;

/** Carries out what was signed. Both are asked within the transaction that ends the proposal. */
public interface Effects {
    /**
     * Whether it could be carried out now.
     *
     * @throws SignOffRefused if what was signed is out of date
     */
    void check(Payload payload, long nowMillis);

    /** Carries it out; what goes beyond the transaction is only noted in it, and done after it. */
    void carryOut(Payload payload, long nowMillis);
}
