package io.dynamicmarket.desk.whatif;

/**
 * Which markets to make up.
 *
 * @param markets how many, at least 1
 * @param hours of each, at one decision a second
 */
public record MadeUp(int markets, int hours) {
    private static final int MOST_MARKETS = 100;
    private static final int MOST_HOURS = 1_000;

    public MadeUp {
        if (markets < 1 || markets > MOST_MARKETS || hours < 1 || hours > MOST_HOURS) {
            throw new IllegalArgumentException("Expected 1 to " + MOST_MARKETS + " markets of 1 to " + MOST_HOURS
                    + " hours, but got " + markets + " of " + hours);
        }
    }

    /** Reads {@code MARKETS,HOURS}. */
    public static MadeUp of(String text) {
        if (!text.matches("\\d{1,4},\\d{1,4}")) {
            throw new IllegalArgumentException("Expected markets and hours like 10,48, but got " + text);
        }
        int comma = text.indexOf(',');
        return new MadeUp(Integer.parseInt(text.substring(0, comma)), Integer.parseInt(text.substring(comma + 1)));
    }
}
