/** Who may do what. */
@NullMarked
package io.dynamicmarket.governance.access;

import org.jspecify.annotations.NullMarked;
