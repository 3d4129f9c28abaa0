/** What another release would have done: recordings and made-up markets under two releases side by side. */
@NullMarked
package io.dynamicmarket.desk.whatif;

import org.jspecify.annotations.NullMarked;
