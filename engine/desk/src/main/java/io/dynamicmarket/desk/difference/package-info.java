/** What differs between two releases, told to people and to programs. */
@NullMarked
package io.dynamicmarket.desk.difference;

import org.jspecify.annotations.NullMarked;
