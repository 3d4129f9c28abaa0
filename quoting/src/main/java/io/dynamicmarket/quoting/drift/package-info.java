/** Whether the presets still fit the market that they were made for. */
@NullMarked
package io.dynamicmarket.quoting.drift;

import org.jspecify.annotations.NullMarked;
