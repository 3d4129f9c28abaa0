/** What several persons must sign before it is carried out, and the rules that nobody gets around. */
@NullMarked
package io.dynamicmarket.governance.signoff;

import org.jspecify.annotations.NullMarked;
