/** Which release is in force where and when, and what was believed of it at any past moment. */
@NullMarked
package io.dynamicmarket.governance.activation;

import org.jspecify.annotations.NullMarked;
