/** What is in force at the desk, and each change of it, for good. */
@NullMarked
package io.dynamicmarket.governance.configuration;

import org.jspecify.annotations.NullMarked;
