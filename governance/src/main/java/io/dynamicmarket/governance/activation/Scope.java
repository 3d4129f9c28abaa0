package io.dynamicmarket.governance.activation;

import io.dynamicmarket.facts.MarketId;
import java.util.Objects;

/** What an activation is about. The release of a market wins over that of everything. */
public sealed interface Scope {
    /** The desk as a whole. */
    record Everything() implements Scope {}

    /** One market. */
    record OneMarket(MarketId market) implements Scope {
        public OneMarket {
            Objects.requireNonNull(market);
        }
    }

    /** {@code everything} or the id of the market, which has no lower-case letters. */
    default String text() {
        return this instanceof OneMarket one ? one.market().value() : "everything";
    }

    /**
     * The scope of a text that {@link #text} gave.
     *
     * @throws IllegalArgumentException with a sentence, if it is none
     */
    static Scope of(String text) {
        if (text.equals("everything")) {
            return new Everything();
        }
        try {
            return new OneMarket(new MarketId(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Expected 'everything' or a market id like BTC-USDT as the scope, but got '" + text + "'", e);
        }
    }
}
