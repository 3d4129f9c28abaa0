package io.dynamicmarket.quoting.experiment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dynamicmarket.quoting.sequential.SignTestPlan;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Everything about a comparison of two presets that is settled before its first outcome is seen. Its hash, told before
 * the result, shows afterwards that nothing of it was changed to suit the result.
 *
 * @param a what A is called
 * @param digestOfA SHA-256 of everything that A quotes by, 64 hexadecimal digits
 * @param b what B is called
 * @param digestOfB SHA-256 of everything that B quotes by
 * @param tape SHA-256 of the recording
 * @param setting one line about what is held fixed
 * @param metric by which they are compared
 * @param blockMillis market time of one block
 * @param markoutMillis market time after a block at which what it holds is marked
 * @param plan of the sequential test of the pairs' signs; a pair is two blocks
 * @param seed of the order within each pair
 */
public record AbDesign(
        String a,
        String digestOfA,
        String b,
        String digestOfB,
        String tape,
        String setting,
        AbMetric metric,
        long blockMillis,
        long markoutMillis,
        SignTestPlan plan,
        long seed) {
    private static final String DIGEST = "[0-9a-f]{64}";

    public AbDesign {
        Objects.requireNonNull(metric);
        Objects.requireNonNull(plan);
        if (!digestOfA.matches(DIGEST) || !digestOfB.matches(DIGEST) || !tape.matches(DIGEST)) {
            throw new IllegalArgumentException("Expected digests of 64 hexadecimal digits, but got " + digestOfA + ", "
                    + digestOfB + " and " + tape);
        }
        if (digestOfA.equals(digestOfB)) {
            throw new IllegalArgumentException(
                    "Expected two presets that quote differently, but " + a + " and " + b + " are the same");
        }
        if (blockMillis <= 0 || markoutMillis <= 0) {
            throw new IllegalArgumentException("Expected a block and a markout time above 0, but got " + blockMillis
                    + " and " + markoutMillis + " ms");
        }
        if ((a + b + setting).indexOf('\n') >= 0) {
            throw new IllegalArgumentException("Expected names and a setting of one line each, but one has several");
        }
    }

    /** One line a field, {@code name=value}, in order of declaration, numbers as plain decimals: what is hashed. */
    public String canonicalText() {
        return "format=ab-design/1\n"
                + "a=" + a + "\n"
                + "digestOfA=" + digestOfA + "\n"
                + "b=" + b + "\n"
                + "digestOfB=" + digestOfB + "\n"
                + "tape=" + tape + "\n"
                + "setting=" + setting + "\n"
                + "metric=" + metric + "\n"
                + "blockMillis=" + blockMillis + "\n"
                + "markoutMillis=" + markoutMillis + "\n"
                + "alpha=" + plain(plan.alpha()) + "\n"
                + "beta=" + plain(plan.beta()) + "\n"
                + "effectShare=" + plain(plan.effectShare()) + "\n"
                + "mostPairs=" + plan.mostPairs() + "\n"
                + "seed=" + seed + "\n";
    }

    /** SHA-256 of the canonical text in UTF-8, 64 hexadecimal digits. */
    public String hash() {
        try {
            byte[] text = canonicalText().getBytes(UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected every JDK to have SHA-256, but this one has not", e);
        }
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
