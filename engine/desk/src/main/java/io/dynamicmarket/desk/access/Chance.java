package io.dynamicmarket.desk.access;

import java.security.SecureRandom;
import java.util.Base64;

/** What nobody can guess. */
public final class Chance {
    /** By which a token of the desk is told from one of an issuer. */
    static final String TOKEN_PREFIX = "dmt_";

    /** Without letters and digits that look alike. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int TOKEN_BYTES = 32;
    private static final int GROUPS = 4;
    private static final int GROUP_LENGTH = 5;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Chance() {}

    /** 99 bits, to be typed once. */
    public static String oneTimePassword() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
            password.append(i > 0 && i % GROUP_LENGTH == 0 ? "-" : "");
            password.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    /** 256 bits. */
    public static String token() {
        return TOKEN_PREFIX + key();
    }

    /** 256 bits. */
    static String key() {
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
