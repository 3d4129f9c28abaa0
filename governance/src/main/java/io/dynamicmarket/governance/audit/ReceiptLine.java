package io.dynamicmarket.governance.audit;

import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.ReleaseId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;

/**
 * A receipt read back from its line, formats {@code receipt/1} and {@code receipt/2}; what was decided, and on what, stays
 * the text that it is.
 *
 * @param atMillis market time, UTC epoch milliseconds
 * @param fired rows and rules, a JSON list of text
 * @param hash hash it claims
 * @param input facts of the decision, JSON
 * @param kind kind of decision
 * @param margins JSON list; {@code []} in format {@code receipt/1}
 * @param market where it was taken
 * @param output what was decided, JSON
 * @param previous hash of the receipt before it
 * @param release under which release
 * @param sequence number in the chain
 * @param version {@code receipt/1} or {@code receipt/2}
 * @param unhashed the line without the member hash
 */
public record ReceiptLine(
        long atMillis,
        String fired,
        String hash,
        String input,
        String kind,
        String margins,
        MarketId market,
        String output,
        String previous,
        ReleaseId release,
        long sequence,
        String version,
        String unhashed) {
    private static final List<String> VERSIONS = List.of("receipt/1", "receipt/2");
    private static final int HASH_LENGTH = "\"hash\":\"\",".length() + 64;

    public ReceiptLine {
        Objects.requireNonNull(market);
        Objects.requireNonNull(release);
    }

    /**
     * Reads a line without its line feed.
     *
     * @throws JsonRefused with the member, if it is no receipt; its hash is not looked at
     */
    public static ReceiptLine read(String line) {
        JsonCursor from = new JsonCursor(line);
        from.expect('{');
        long atMillis = moment(from);
        String fired = value(from, "fired");
        int hashAt = from.at();
        String hash = hash(from, "hash");
        String input = value(from, "input");
        String kind = text(from, "kind");
        boolean second = line.startsWith("\"margins\":", from.at());
        String margins = second ? value(from, "margins") : "[]";
        MarketId market = market(from);
        String output = value(from, "output");
        String previous = hash(from, "previous");
        ReleaseId release = new ReleaseId(hash(from, "release"));
        long sequence = sequence(from);
        from.enter("v");
        String version = from.string();
        if (!version.equals(VERSIONS.get(second ? 1 : 0))) {
            throw from.refused("Expected " + VERSIONS.get(second ? 1 : 0) + " " + (second ? "with" : "without")
                    + " margins, but got " + version);
        }
        from.leave();
        from.expect('}');
        from.end();
        String unhashed = line.substring(0, hashAt) + line.substring(hashAt + HASH_LENGTH);
        return new ReceiptLine(
                atMillis, fired, hash, input, kind, margins, market, output, previous, release, sequence, version,
                unhashed);
    }

    /** The hash of what the receipt says. */
    public String trueHash() {
        return Sha256.hex(unhashed);
    }

    private static String value(JsonCursor from, String name) {
        from.enter(name);
        String value = from.skip();
        from.leave();
        from.expect(',');
        return value;
    }

    private static String text(JsonCursor from, String name) {
        from.enter(name);
        String text = from.string();
        from.leave();
        from.expect(',');
        return text;
    }

    private static MarketId market(JsonCursor from) {
        from.enter("market");
        String id = from.string();
        try {
            MarketId market = new MarketId(id);
            from.leave();
            from.expect(',');
            return market;
        } catch (IllegalArgumentException e) {
            throw from.refused(String.valueOf(e.getMessage()), e);
        }
    }

    private static String hash(JsonCursor from, String name) {
        from.enter(name);
        String hash = from.string();
        if (hash.length() != 64 || !hash.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
            throw from.refused("Expected 64 lower-case hexadecimal digits, but got '" + hash + "'");
        }
        from.leave();
        from.expect(',');
        return hash;
    }

    private static long sequence(JsonCursor from) {
        from.enter("sequence");
        String digits = from.number();
        if (!digits.matches("[1-9][0-9]{0,15}")) {
            throw from.refused("Expected a whole number from 1 on, but got " + digits);
        }
        from.leave();
        from.expect(',');
        return Long.parseLong(digits);
    }

    private static long moment(JsonCursor from) {
        from.enter("at");
        String at = from.string();
        try {
            long millis = Instant.parse(at).toEpochMilli();
            if (!UtcTime.ofMillis(millis).equals(at)) {
                throw from.refused("Expected ISO-8601 in UTC with milliseconds, but got " + at);
            }
            from.leave();
            from.expect(',');
            return millis;
        } catch (DateTimeParseException | ArithmeticException e) {
            throw from.refused("Expected ISO-8601 in UTC with milliseconds, but got " + at, e);
        }
    }
}
