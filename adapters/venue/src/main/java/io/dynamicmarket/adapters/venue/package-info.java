/** Venues over WebSocket: the live client, and a market simulator that speaks the venue's format. */
@NullMarked
package io.dynamicmarket.adapters.venue;

import org.jspecify.annotations.NullMarked;
