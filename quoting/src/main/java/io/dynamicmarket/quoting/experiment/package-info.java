/**
 * Experiments on recorded markets: what quotes of other parameters would have brought, which of two presets is better,
 * with the same feed, quoting, paper venue and books as the desk. No clock, no chance and no threads of their own.
 */
@NullMarked
package io.dynamicmarket.quoting.experiment;

import org.jspecify.annotations.NullMarked;
