/** A policy release compiled: rules and decision tables that turn facts into verdicts. */
@NullMarked
package io.dynamicmarket.policy;

import org.jspecify.annotations.NullMarked;
