/**
 * Processes of people and steps, whoever runs them. An engine moves tokens, opens tasks, calls steps and keeps what
 * happened; it does not decide who may do what.
 */
@NullMarked
package io.dynamicmarket.governance.process;

import org.jspecify.annotations.NullMarked;
