/** A release: the whole policy at one moment, named by the hash of its manifest. */
@NullMarked
package io.dynamicmarket.governance.release;

import org.jspecify.annotations.NullMarked;
