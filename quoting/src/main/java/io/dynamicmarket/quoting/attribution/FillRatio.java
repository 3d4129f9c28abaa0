package io.dynamicmarket.quoting.attribution;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Quotes that traded, at least in part, over quotes sent. A quote whose fills lie more than 1,024 other traded quotes apart
 * would count twice.
 */
public final class FillRatio {
    private static final int REMEMBERED = 1_024;

    private final Map<Long, Boolean> latest = new LinkedHashMap<>();
    private long sent;
    private long traded;

    /** Quotes were sent. */
    public void onQuotes(long count) {
        sent = Math.addExact(sent, count);
    }

    /** A quote traded. */
    public void onFill(long quoteId) {
        if (latest.put(quoteId, true) == null) {
            traded++;
            if (latest.size() > REMEMBERED) {
                latest.remove(latest.keySet().iterator().next());
            }
        }
    }

    /** The ratio; 0 before the first quote. */
    public double ratio() {
        return sent == 0 ? 0 : (double) traded / sent;
    }
}
