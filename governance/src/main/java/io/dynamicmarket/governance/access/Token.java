package io.dynamicmarket.governance.access;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A machine's way in, without its secret.
 *
 * @param name by which its acts are recorded; never that of a person, never used twice
 * @param scopes one at least
 * @param issuedBy the admin
 * @param issuedAtMillis epoch milliseconds, as are the others
 * @param revokedAtMillis {@link #NEVER} where it was not
 * @param lastUsedMillis to the minute; {@link #NEVER} where it was not
 */
public record Token(
        PersonId name,
        Set<TokenScope> scopes,
        PersonId issuedBy,
        long issuedAtMillis,
        long expiresAtMillis,
        long revokedAtMillis,
        long lastUsedMillis) {
    public static final long NEVER = -1;

    private static final long LONGEST_MILLIS = 366L * 24 * 3600 * 1000;

    public Token {
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException("Expected one scope at least for token " + name + ", but got none");
        }
        if (expiresAtMillis <= issuedAtMillis || expiresAtMillis - issuedAtMillis > LONGEST_MILLIS) {
            throw new IllegalArgumentException("Expected token " + name + " to expire within 366 days of its issue,"
                    + " but got " + (expiresAtMillis - issuedAtMillis) + " ms");
        }
        scopes = Collections.unmodifiableSet(EnumSet.copyOf(scopes));
    }

    public boolean holds(long nowMillis) {
        return revokedAtMillis == NEVER && nowMillis < expiresAtMillis;
    }

    Token revoked(long nowMillis) {
        return new Token(name, scopes, issuedBy, issuedAtMillis, expiresAtMillis, nowMillis, lastUsedMillis);
    }
}
