package io.dynamicmarket.desk.access;

import io.dynamicmarket.governance.access.PasswordHash;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Argon2id with 19 MiB and two passes, what OWASP's cheat sheet on storing passwords asks for at least. */
public final class Argon2Hash implements PasswordHash {
    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);

    @Override
    public String hash(String password) {
        return String.valueOf(encoder.encode(password));
    }

    @Override
    public boolean fits(String password, String hash) {
        return encoder.matches(password, hash);
    }
}
