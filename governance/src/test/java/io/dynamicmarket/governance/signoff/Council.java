package io.dynamicmarket.governance.signoff;

import io.dynamicmarket.facts.SignOffAction;
import io.dynamicmarket.facts.SignOffTerms;
import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.access.Role;
import io.dynamicmarket.governance.checkpoint.KeyPem;
import io.dynamicmarket.governance.checkpoint.VerifyingKey;
import io.dynamicmarket.governance.signoff.Statement.Decision;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Seven governors and two operators with keys of their own, and the terms of the token economy's figures: 4 of 7, 48 h. */
public final class Council {
    public static final long HOUR = 3_600_000;

    private final Map<String, KeyPair> keys = new LinkedHashMap<>();

    /** The public half of the key of a name; a new pair if there is none yet. */
    public SignerKey key(String name) {
        KeyPair pair = keys.computeIfAbsent(name, unknown -> pair());
        return SignerKey.of(KeyPem.write(VerifyingKey.of(pair.getPublic())));
    }

    /** The secret half of the key of a name, for a signer in another process. */
    public String secretPem(String name) {
        key(name);
        return KeyPem.write(Objects.requireNonNull(keys.get(name)).getPrivate());
    }

    public SignerSet set(long number, int governors) {
        List<Signer> signers = new ArrayList<>();
        for (int i = 1; i <= governors; i++) {
            signers.add(signer("governor-" + i, Role.GOVERNOR));
        }
        signers.add(signer("operator-a", Role.OPERATOR));
        signers.add(signer("operator-b", Role.OPERATOR));
        return new SignerSet(number, signers);
    }

    public Signer signer(String name, Role role) {
        return new Signer(new PersonId(name), List.of(role), List.of(key(name)));
    }

    public SignedStatement signed(Payload payload, String person, long atMillis) {
        return signed(payload.id(), person, person, Decision.APPROVE, atMillis);
    }

    public SignedStatement signed(String payload, String person, String key, Decision decision, long atMillis) {
        Statement statement =
                new Statement(decision, key(key).id(), payload, new PersonId(person), atMillis, Payload.VERSION);
        return SignedStatement.of(
                statement, Objects.requireNonNull(keys.get(key)).getPrivate());
    }

    public static SignOffTerms terms(SignOffAction action) {
        return switch (action) {
            case RESUME -> new SignOffTerms(action, 2, 2, "OPERATOR", 0.25, 8, 4);
            case RELEASE_LOOSER, OVERRIDE_LOOSER -> new SignOffTerms(action, 4, 7, "GOVERNOR", 48, 168, 120);
            case SIGNER_SET -> new SignOffTerms(action, 5, 7, "GOVERNOR", 48, 168, 120);
            default -> new SignOffTerms(action, 4, 7, "GOVERNOR", 0, 168, 72);
        };
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
