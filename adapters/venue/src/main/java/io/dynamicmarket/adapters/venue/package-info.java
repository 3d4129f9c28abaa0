/**
 * Where raw frames come from. {@link io.dynamicmarket.adapters.venue.FrameSource} is the one door: a live client of
 * Binance's protocol, or a recording played at a chosen pace. Two venues speak that protocol on the loopback address: a
 * seeded simulator and a server of recordings.
 */
@NullMarked
package io.dynamicmarket.adapters.venue;

import org.jspecify.annotations.NullMarked;
