/** The treasury's side of a release: tables and rules that turn the end of an epoch into verdicts. */
@NullMarked
package io.dynamicmarket.policy.treasury;

import org.jspecify.annotations.NullMarked;
