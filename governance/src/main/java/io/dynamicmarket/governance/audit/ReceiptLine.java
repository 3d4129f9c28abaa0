package io.dynamicmarket.governance.audit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The members of a receipt that make it a link of its chain, read from its line. Canonical order puts the last four at
 * the end, where nothing that a decision contains can imitate them.
 *
 * @param previous hash of the receipt before it
 * @param sequence number in the chain
 * @param hash hash it claims
 * @param unhashed the line without the member hash
 */
record ReceiptLine(String previous, long sequence, String hash, String unhashed) {
    private static final Pattern END = Pattern.compile(
            ",\"previous\":\"([0-9a-f]{64})\",\"release\":\"[0-9a-f]{64}\",\"sequence\":([1-9][0-9]{0,15}),\"v\":\"receipt/1\"}$");
    /** Longest end: the four members, their names and a sequence of 16 digits. */
    private static final int LONGEST_END = 224;

    private static final String HASH = "\"hash\":\"";
    private static final String AFTER_HASH = "\",";
    private static final int HASH_LENGTH = HASH.length() + 64 + AFTER_HASH.length();

    static ReceiptLine read(String line) {
        Matcher end = END.matcher(line.substring(Math.max(0, line.length() - LONGEST_END)));
        // A quote inside a string is escaped and fired holds only strings, so the first such text is the member.
        int hashAt = line.indexOf(',' + HASH) + 1;
        if (!line.startsWith("{\"at\":\"")
                || !end.find()
                || hashAt == 0
                || !line.startsWith(AFTER_HASH, hashAt + HASH_LENGTH - AFTER_HASH.length())) {
            throw new IllegalArgumentException("Expected a receipt in format receipt/1, but got " + line.length()
                    + " characters of something else");
        }
        String hash = line.substring(hashAt + HASH.length(), hashAt + HASH.length() + 64);
        String unhashed = line.substring(0, hashAt) + line.substring(hashAt + HASH_LENGTH);
        return new ReceiptLine(end.group(1), Long.parseLong(end.group(2)), hash, unhashed);
    }
}
