/** Processes as pictures. */
@NullMarked
package io.dynamicmarket.workflows.picture;

import org.jspecify.annotations.NullMarked;
