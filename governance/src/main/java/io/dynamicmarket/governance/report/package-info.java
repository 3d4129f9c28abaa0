/** What was found out about something, by its hash, so that people can sign what they have seen. */
@NullMarked
package io.dynamicmarket.governance.report;

import org.jspecify.annotations.NullMarked;
