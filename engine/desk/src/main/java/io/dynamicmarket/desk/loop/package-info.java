/**
 * The market loop: one writer per market, time only from its input. Live desk, replay and tests run this same loop with
 * another source and another trail.
 */
@NullMarked
package io.dynamicmarket.desk.loop;

import org.jspecify.annotations.NullMarked;
