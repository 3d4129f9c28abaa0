/** What happened, who did what about it, and what was learnt. */
@NullMarked
package io.dynamicmarket.governance.incident;

import org.jspecify.annotations.NullMarked;
