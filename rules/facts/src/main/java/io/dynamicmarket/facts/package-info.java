/**
 * The vocabulary of the desk: what code, rules and tables speak of. Records, enums and sealed verdicts; JDK only.
 */
@NullMarked
package io.dynamicmarket.facts;

import org.jspecify.annotations.NullMarked;
