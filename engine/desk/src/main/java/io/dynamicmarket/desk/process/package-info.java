/** Processes as this desk has them: what its steps do, and which person may do which task. */
@NullMarked
package io.dynamicmarket.desk.process;

import org.jspecify.annotations.NullMarked;
