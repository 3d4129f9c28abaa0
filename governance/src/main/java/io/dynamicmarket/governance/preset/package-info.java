/** The bounded lane by which quants change fields of presets alone; everything beyond it is a proposal. */
@NullMarked
package io.dynamicmarket.governance.preset;

import org.jspecify.annotations.NullMarked;
