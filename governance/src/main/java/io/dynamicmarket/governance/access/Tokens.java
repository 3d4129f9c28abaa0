package io.dynamicmarket.governance.access;

import io.dynamicmarket.governance.access.AccessEvent.Act;
import io.dynamicmarket.governance.audit.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The tokens of machines. The secret is told once and kept only as its SHA-256: it is random, so nothing guesses it. */
public final class Tokens {
    private final AccessStore store;
    private final Supplier<String> secrets;

    /** @param secrets made by chance, of 256 bits */
    public Tokens(AccessStore store, Supplier<String> secrets) {
        this.store = store;
        this.secrets = secrets;
    }

    /** A token and its secret, told once. */
    public record Issued(Token token, String secret) {
        /** Never shows the secret. */
        @Override
        public String toString() {
            return "Issued[" + token + "]";
        }
    }

    /** By name. */
    public List<Token> all() {
        return store.tokens().values().stream()
                .sorted(Comparator.comparing(Token::name))
                .toList();
    }

    /** @throws AccessRefused if the name is taken */
    public Issued issue(PersonId name, Set<TokenScope> scopes, long expiresAtMillis, PersonId by, Occasion occasion) {
        Token token = new Token(name, scopes, by, occasion.atMillis(), expiresAtMillis, Token.NEVER, Token.NEVER);
        String secret = secrets.get();
        if (!store.add(token, hash(secret), occasion.event(Act.TOKEN_ISSUED, name, "scopes " + token.scopes()))) {
            throw new AccessRefused("Expected a new name, but " + name + " is taken by a person or a token.");
        }
        return new Issued(token, secret);
    }

    /** Ends a token at once; nothing happens to one that was revoked before. */
    public Token revoke(PersonId name, Occasion occasion) {
        Token before = all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownPerson("Expected a token, but none is called " + name + "."));
        if (before.revokedAtMillis() != Token.NEVER) {
            return before;
        }
        Token after = before.revoked(occasion.atMillis());
        store.change(after, occasion.event(Act.TOKEN_REVOKED, name, ""));
        return after;
    }

    public static String hash(String secret) {
        return Sha256.hex(secret.getBytes(StandardCharsets.US_ASCII));
    }
}
