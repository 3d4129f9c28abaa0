/** What sign-off means at this desk: its terms, and what is done with what was signed. */
@NullMarked
package io.dynamicmarket.desk.signoff;

import org.jspecify.annotations.NullMarked;
