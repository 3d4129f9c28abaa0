/** The desk's eye on what is in force. */
@NullMarked
package io.dynamicmarket.desk.configuration;

import org.jspecify.annotations.NullMarked;
