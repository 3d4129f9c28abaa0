/** What a release must pass before it may be proposed: every check, one report, with what to do about each finding. */
@NullMarked
package io.dynamicmarket.policy.gate;

import org.jspecify.annotations.NullMarked;
