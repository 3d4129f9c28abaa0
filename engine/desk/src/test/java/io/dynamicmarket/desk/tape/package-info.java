/** Recordings for the tests of the desk: made up frame by frame, or kept beside the working copy. */
@NullMarked
package io.dynamicmarket.desk.tape;

import org.jspecify.annotations.NullMarked;
