/** The living desk: sources, loop, database and HTTP, wired in the order in which the data flows. */
@NullMarked
package io.dynamicmarket.desk.run;

import org.jspecify.annotations.NullMarked;
