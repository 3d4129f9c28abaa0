package io.dynamicmarket.governance.signoff;

import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.audit.CanonicalJson;
import java.util.Objects;

/**
 * What a person says of a payload; this is what the key signs.
 *
 * @param decision for or against
 * @param key id of the key
 * @param payload SHA-256 of the payload's canonical JSON
 * @param person whose key it is
 * @param signedAtMillis UTC epoch milliseconds by the signer's clock
 * @param v version of the format, 1
 */
public record Statement(Decision decision, String key, String payload, PersonId person, long signedAtMillis, int v) {
    /** For or against. */
    public enum Decision {
        APPROVE,
        REFUSE
    }

    /** No other text that this key signs begins so. */
    private static final String DOMAIN = "dynamic-market sign-off 1\n";

    public Statement {
        Objects.requireNonNull(decision);
        Objects.requireNonNull(person);
        Texts.requireHash("key", key);
        Texts.requireHash("payload", payload);
        if (v != Payload.VERSION || signedAtMillis < 0) {
            throw new IllegalArgumentException("Expected version " + Payload.VERSION
                    + " of a statement and a time after 1970, but got " + v + " and " + signedAtMillis + " ms");
        }
    }

    /** The text whose UTF-8 bytes are signed. */
    public String text() {
        return DOMAIN + CanonicalJson.of(this);
    }
}
