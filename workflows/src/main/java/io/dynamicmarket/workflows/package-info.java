/** The road of a policy change and of an incident: BPMN processes, and what runs them in this process. */
@NullMarked
package io.dynamicmarket.workflows;

import org.jspecify.annotations.NullMarked;
