/** Console, HTTP API, health and metrics of the living desk: they show what the loop did and hand it commands. */
@NullMarked
package io.dynamicmarket.desk.web;

import org.jspecify.annotations.NullMarked;
