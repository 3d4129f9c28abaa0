/** Who is asking, and what may be asked: logins, sessions, tokens, and the table of all endpoints. */
@NullMarked
package io.dynamicmarket.desk.access;

import org.jspecify.annotations.NullMarked;
