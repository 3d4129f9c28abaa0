package io.dynamicmarket.adapters.zeebe;

import io.dynamicmarket.governance.process.Variables;
import io.dynamicmarket.workflows.bpmn.Element;
import io.dynamicmarket.workflows.bpmn.ProcessModel;
import io.dynamicmarket.workflows.bpmn.Timing;
import java.util.Map;
import java.util.TreeMap;

/** An instance on the cluster in memory and where it is: elements by key. */
final class Running {
    final long key;
    final ProcessModel model;
    final Map<Long, Element> active = new TreeMap<>();
    Variables variables = Variables.NONE;

    Running(long key, ProcessModel model) {
        this.key = key;
        this.model = model;
    }

    String businessKey() {
        return variables.text(Variables.BUSINESS_KEY);
    }

    /** A job of an element, its host. */
    static final class Job {
        final long key;
        final Running instance;
        final long host;
        final String element;
        final String type;
        final Variables inputs;
        int retries = 3;
        long freeAtMillis;

        Job(long key, Running instance, long host, Element element, String type, Variables inputs) {
            this.key = key;
            this.instance = instance;
            this.host = host;
            this.element = element.id();
            this.type = type;
            this.inputs = inputs;
        }

        String variables() {
            return instance.variables.and(inputs).json();
        }
    }

    /** A timer that an element, its host, waits for at a target. */
    record Timer(long key, Running instance, long host, Element target, Timing.Due due) {}

    /** A message that an element, its host, waits for at a target. */
    record Subscription(long key, Running instance, long host, Element target, String name) {}
}
