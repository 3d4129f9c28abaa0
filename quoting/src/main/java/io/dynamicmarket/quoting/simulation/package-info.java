/** Quoting models on a made-up market: the simulation of the paper of Avellaneda and Stoikov. */
@NullMarked
package io.dynamicmarket.quoting.simulation;

import org.jspecify.annotations.NullMarked;
