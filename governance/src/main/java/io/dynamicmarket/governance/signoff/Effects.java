package io.dynamicmarket.governance.signoff;

import io.dynamicmarket.governance.access.PersonId;
import java.util.Set;

/** Carries out what was signed. Both are asked within the transaction that ends the proposal. */
public interface Effects {
    /**
     * Whether it could be carried out now.
     *
     * @throws SignOffRefused if what was signed is out of date
     */
    void check(Payload payload, long nowMillis);

    /** Who had a hand in what is to be done, and so may not sign it: the author of the proposal, and of its content. */
    default Set<PersonId> authors(Payload payload) {
        return Set.of(payload.author());
    }

    /** Carries it out; what goes beyond the transaction is only noted in it, and done after it. */
    void carryOut(Payload payload, long nowMillis);
}
