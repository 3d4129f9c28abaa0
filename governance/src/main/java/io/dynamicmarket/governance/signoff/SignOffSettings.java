package io.dynamicmarket.governance.signoff;

/**
 * What a desk's sign-off is bound to.
 *
 * @param space SHA-256 that names the desk, so that a signature for one is worth nothing at another
 * @param clockSkewMillis how far a signer's clock may be from the desk's
 */
public record SignOffSettings(String space, long clockSkewMillis) {
    public SignOffSettings {
        Texts.requireHash("space", space);
        if (clockSkewMillis < 0) {
            throw new IllegalArgumentException("Expected a clock skew of 0 ms or more, but got " + clockSkewMillis);
        }
    }
}
