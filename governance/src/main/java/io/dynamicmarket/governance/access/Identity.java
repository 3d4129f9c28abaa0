package io.dynamicmarket.governance.access;

/** Who vouches for a person. */
public sealed interface Identity {
    /** The desk itself, by a password. */
    record Local() implements Identity {}

    /**
     * An issuer of OpenID Connect.
     *
     * @param issuer its URL
     * @param subject what it calls the person, never used for another one
     */
    record Issued(String issuer, String subject) implements Identity {
        public Issued {
            if (issuer.isBlank() || subject.isBlank()) {
                throw new IllegalArgumentException(
                        "Expected an issuer and a subject, but got '" + issuer + "' and '" + subject + "'");
            }
        }
    }
}
