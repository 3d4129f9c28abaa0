/** What people put above the tables for a time. */
@NullMarked
package io.dynamicmarket.governance.override;

import org.jspecify.annotations.NullMarked;
