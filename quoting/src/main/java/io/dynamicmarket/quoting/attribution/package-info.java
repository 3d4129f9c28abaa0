/** Where profit comes from, fill by fill and to the last unit, and how good the quoting was. */
@NullMarked
package io.dynamicmarket.quoting.attribution;

import org.jspecify.annotations.NullMarked;
