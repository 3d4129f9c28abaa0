/** Which release the running desk decides by, and how another takes its place between two decisions. */
@NullMarked
package io.dynamicmarket.desk.changeover;

import org.jspecify.annotations.NullMarked;
