/** How a quote comes about: a market as a person describes it, put through the real policy and the real quoting. */
@NullMarked
package io.dynamicmarket.desk.explain;

import org.jspecify.annotations.NullMarked;
