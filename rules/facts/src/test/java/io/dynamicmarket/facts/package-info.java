/** Tests of the vocabulary. */
@NullMarked
package io.dynamicmarket.facts;

import org.jspecify.annotations.NullMarked;
