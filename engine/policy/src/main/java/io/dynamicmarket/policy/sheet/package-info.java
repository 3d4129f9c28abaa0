/** Decision tables as sheets: a DMN file as texts in rows and columns, and back without touching what did not change. */
@NullMarked
package io.dynamicmarket.policy.sheet;

import org.jspecify.annotations.NullMarked;
