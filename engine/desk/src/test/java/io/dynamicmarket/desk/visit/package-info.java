/** People of the tests, and how they come to a desk over HTTP. */
@NullMarked
package io.dynamicmarket.desk.visit;

import org.jspecify.annotations.NullMarked;
