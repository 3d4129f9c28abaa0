/** Proves the desk: a recording goes through the market loop at full speed and leaves receipts and a summary. */
@NullMarked
package io.dynamicmarket.desk.replay;

import org.jspecify.annotations.NullMarked;
