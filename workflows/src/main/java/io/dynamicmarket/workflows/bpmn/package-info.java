/** Processes as people draw them, read and checked. */
@NullMarked
package io.dynamicmarket.workflows.bpmn;

import org.jspecify.annotations.NullMarked;
