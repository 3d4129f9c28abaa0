/** A release beside the active one on live data: it decides everything, nothing of it is carried out, and what differs is counted. */
@NullMarked
package io.dynamicmarket.desk.shadow;

import org.jspecify.annotations.NullMarked;
