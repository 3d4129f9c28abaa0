/** What the desk begins by itself, and what people and the state of the market do to it. */
@NullMarked
package io.dynamicmarket.governance.automation;

import org.jspecify.annotations.NullMarked;
