package io.dynamicmarket.quoting.ladder;

/** Why a {@link QuoteSet} is empty on both sides. */
public enum Withheld {
    /** It is not, or only because limits and lots leave no room. */
    NOTHING,
    /** The directive's mode permits no quotes. */
    BY_DIRECTIVE,
    /** There is no best bid under a best ask to quote around. */
    NO_TOUCH,
    /** Volatility, imbalance or a model parameter is not a usable number. */
    UNUSABLE_NUMBERS
}
