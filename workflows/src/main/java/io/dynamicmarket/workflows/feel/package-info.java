/** Conditions and times in FEEL, the language of the decision tables. */
@NullMarked
package io.dynamicmarket.workflows.feel;

import org.jspecify.annotations.NullMarked;
