package io.dynamicmarket.governance.signoff;

import java.util.Objects;

/**
 * A signature that the desk has taken.
 *
 * @param signed what was signed, and the signature
 * @param receivedAtMillis by the desk's clock, UTC epoch milliseconds
 */
public record KeptSignature(SignedStatement signed, long receivedAtMillis) {
    public KeptSignature {
        Objects.requireNonNull(signed);
    }

    Statement statement() {
        return signed.statement();
    }
}
