package io.dynamicmarket.workflows.bpmn;

import io.dynamicmarket.governance.access.Role;
import java.util.Map;
import java.util.Set;

/** What a process consists of, besides the flows between. */
public sealed interface Element {
    String id();

    /** For people. */
    String name();

    record Start(String id, String name) implements Element {}

    record End(String id, String name) implements Element {}

    /** Where the way parts or comes together. */
    record Gateway(String id, String name, Kind kind, String defaultFlow) implements Element {
        public enum Kind {
            EXCLUSIVE("exclusiveGateway"),
            PARALLEL("parallelGateway"),
            EVENT_BASED("eventBasedGateway");

            private final String element;

            Kind(String element) {
                this.element = element;
            }

            public String element() {
                return element;
            }
        }
    }

    /**
     * A step that a machine carries out.
     *
     * @param attempts before it is given up; 0 where the runner's setting holds
     * @param inputs further variables of the step, by name
     */
    record ServiceTask(String id, String name, String type, int attempts, Map<String, Expression> inputs)
            implements Element {}

    /** A task of a person. */
    record UserTask(String id, String name, String instructions, Set<Role> roles) implements Element {}

    record TimerWait(String id, String name, Timing timing) implements Element {}

    record MessageWait(String id, String name, String message) implements Element {}

    record BoundaryTimer(String id, String name, String attachedTo, boolean interrupting, Timing timing)
            implements Element {}

    record BoundaryMessage(String id, String name, String attachedTo, boolean interrupting, String message)
            implements Element {}
}
