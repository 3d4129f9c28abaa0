package io.dynamicmarket.adapters.zeebe;

import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceCreationIntent;
import io.camunda.zeebe.protocol.record.intent.VariableIntent;
import io.dynamicmarket.adapters.zeebe.Running.Job;
import io.dynamicmarket.adapters.zeebe.Running.Subscription;
import io.dynamicmarket.adapters.zeebe.Running.Timer;
import io.dynamicmarket.governance.process.Variables;
import io.dynamicmarket.workflows.bpmn.Element;
import java.util.Map;

/** What the cluster in memory tells its exporter: of each record the members that the desk reads. */
record Told(Exported exported) {
    void created(Running instance, long key, Variables variables) {
        exported.add(
                ValueType.PROCESS_INSTANCE_CREATION,
                ProcessInstanceCreationIntent.CREATED,
                key,
                Map.of(
                        "bpmnProcessId", instance.model.id(),
                        "processInstanceKey", instance.key,
                        "variables", variables.values()));
    }

    void process(Running instance, Intent intent) {
        exported.add(
                ValueType.PROCESS_INSTANCE,
                intent,
                instance.key,
                Map.of(
                        "bpmnElementType",
                        "PROCESS",
                        "elementId",
                        instance.model.id(),
                        "processInstanceKey",
                        instance.key));
    }

    void element(Running instance, long key, Element element, Intent intent) {
        exported.add(
                ValueType.PROCESS_INSTANCE,
                intent,
                key,
                Map.of("bpmnElementType", "ELEMENT", "elementId", element.id(), "processInstanceKey", instance.key));
    }

    /** A variable of the instance itself. */
    void variable(Running instance, long key, String name, Object value) {
        exported.add(
                ValueType.VARIABLE,
                instance.variables.has(name) ? VariableIntent.UPDATED : VariableIntent.CREATED,
                key,
                Map.of(
                        "name",
                        name,
                        "value",
                        Exported.json(value),
                        "scopeKey",
                        instance.key,
                        "processInstanceKey",
                        instance.key));
    }

    void job(Job job, Intent intent) {
        exported.add(
                ValueType.JOB,
                intent,
                job.key,
                Map.of("type", job.type, "elementId", job.element, "processInstanceKey", job.instance.key));
    }

    void timer(Timer timer, Intent intent) {
        exported.add(
                ValueType.TIMER,
                intent,
                timer.key(),
                Map.of(
                        "targetElementId", timer.target().id(),
                        "dueDate", timer.due().atMillis(),
                        "repetitions", timer.due().times(),
                        "elementInstanceKey", timer.host(),
                        "processInstanceKey", timer.instance().key));
    }

    void subscription(Subscription subscription, Intent intent) {
        exported.add(
                ValueType.PROCESS_MESSAGE_SUBSCRIPTION,
                intent,
                subscription.key(),
                Map.of(
                        "messageName", subscription.name(),
                        "elementId", subscription.target().id(),
                        "processInstanceKey", subscription.instance().key));
    }

    void incident(long key, IncidentIntent intent, Map<String, Object> value) {
        exported.add(ValueType.INCIDENT, intent, key, value);
    }
}
