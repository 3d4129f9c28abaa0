package io.dynamicmarket.quoting.fill;

import io.dynamicmarket.facts.Price;
import io.dynamicmarket.facts.Quantity;
import io.dynamicmarket.facts.Side;

/**
 * A quote of ours at the venue, for display.
 *
 * @param quoteId number of the quote
 * @param side ours
 * @param price of the quote
 * @param remaining not yet filled
 * @param queueAhead what must trade at the price before it
 */
public record RestingQuote(long quoteId, Side side, Price price, Quantity remaining, Quantity queueAhead) {}
