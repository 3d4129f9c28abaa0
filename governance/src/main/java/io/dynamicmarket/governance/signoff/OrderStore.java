package io.dynamicmarket.governance.signoff;

import java.util.List;

/**
 * What was signed and goes beyond the database. It is noted in the transaction that ends its proposal and done
 * afterwards, at least once: whoever does it knows it by the id of its payload.
 */
public interface OrderStore {
    /** Notes what is to be done. */
    void note(Payload payload, long nowMillis);

    /** What was noted and not done yet, in order. */
    List<Payload> waiting();

    /** It was done; nothing happens if that is known already. */
    void done(String proposal, String outcome, long nowMillis);
}
