/**
 * The feed: raw venue frames in, a checked order book, market features and the health of the feed out. One thread, no
 * clock, no input or output but the reading of recordings.
 */
@NullMarked
package io.dynamicmarket.quoting.feed;

import org.jspecify.annotations.NullMarked;
