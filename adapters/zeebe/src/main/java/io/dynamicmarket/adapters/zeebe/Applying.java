package io.dynamicmarket.adapters.zeebe;

import io.dynamicmarket.adapters.zeebe.Outbox.Command;
import io.dynamicmarket.adapters.zeebe.Outbox.Kind;
import io.dynamicmarket.governance.process.HistoryKind;
import io.dynamicmarket.governance.process.StepRetries;
import io.dynamicmarket.workflows.Ending;
import io.dynamicmarket.workflows.History;
import io.dynamicmarket.workflows.Instance;
import io.dynamicmarket.workflows.Sql;
import io.dynamicmarket.workflows.bpmn.Element;
import io.dynamicmarket.workflows.bpmn.Element.Gateway;
import io.dynamicmarket.workflows.bpmn.Element.MessageWait;
import io.dynamicmarket.workflows.bpmn.Element.ServiceTask;
import io.dynamicmarket.workflows.bpmn.Element.TimerWait;
import io.dynamicmarket.workflows.bpmn.Element.UserTask;
import io.dynamicmarket.workflows.bpmn.Flow;
import io.dynamicmarket.workflows.bpmn.ProcessModel;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one record says of an instance that is locked. */
record Applying(Sql sql, ProcessModel model, StepRetries retries, long nowMillis, Instance instance) {
    void apply(Fact fact) throws SQLException {
        switch (fact.valueType() + " " + fact.intent()) {
            case "PROCESS_INSTANCE ELEMENT_ACTIVATED" -> entered(fact);
            case "PROCESS_INSTANCE ELEMENT_COMPLETED", "PROCESS_INSTANCE ELEMENT_TERMINATED" -> left(fact);
            case "JOB CREATED" -> underWay().begun(fact);
            case "JOB CANCELED" -> underWay().withdrawn(fact);
            case "TIMER CREATED" -> underWay().set(fact);
            case "TIMER TRIGGERED" -> underWay().fired(fact);
            case "TIMER CANCELED" -> underWay().unset(fact);
            case "VARIABLE CREATED", "VARIABLE UPDATED" -> known(fact);
            case "INCIDENT CREATED" -> stopped(fact);
            case "INCIDENT RESOLVED" ->
                sql.run(
                        "update process_instance set status = 'RUNNING', element = '', note = '' where id = ?"
                                + " and status = 'STOPPED'",
                        instance.id());
            default -> {
                // says nothing that is not said elsewhere
            }
        }
    }

    private UnderWay underWay() {
        return new UnderWay(sql, model, retries, nowMillis, instance);
    }

    private void entered(Fact fact) throws SQLException {
        if (fact.text("bpmnElementType").equals("PROCESS")) {
            return;
        }
        String element = fact.text("elementId");
        tell(HistoryKind.ENTERED, element, "");
        List<String> at = new ArrayList<>(instance.elements());
        at.addAll(waits(element));
        at(at);
        takeKept(at);
    }

    private void left(Fact fact) throws SQLException {
        boolean completed = fact.intent().equals("ELEMENT_COMPLETED");
        if (fact.text("bpmnElementType").equals("PROCESS")) {
            Ending ending = new Ending(sql, instance, nowMillis);
            if (completed) {
                ending.ended();
            } else {
                ending.cancelled("It was ended on the cluster");
            }
            return;
        }
        String element = fact.text("elementId");
        tell(HistoryKind.LEFT, element, "");
        List<String> at = new ArrayList<>(instance.elements());
        waits(element).forEach(at::remove);
        at(at);
        if (completed && model.mainEnds().contains(element)) {
            sql.run("update process_instance set end_element = ? where id = ?", element, instance.id());
        }
    }

    /** Where an instance is for people while it is at an element: behind a gateway of events it is at each event. */
    private List<String> waits(String id) {
        Element element = model.element(id);
        if (element instanceof Gateway gateway && gateway.kind() == Gateway.Kind.EVENT_BASED) {
            return model.flows().stream()
                    .filter(flow -> flow.from().equals(id))
                    .map(Flow::to)
                    .toList();
        }
        boolean waiting = element instanceof ServiceTask
                || element instanceof UserTask
                || ((element instanceof TimerWait || element instanceof MessageWait) && !behindGateway(id));
        return waiting ? List.of(id) : List.of();
    }

    private boolean behindGateway(String id) {
        return model.flows().stream()
                .anyMatch(flow -> flow.to().equals(id)
                        && model.element(flow.from()) instanceof Gateway gateway
                        && gateway.kind() == Gateway.Kind.EVENT_BASED);
    }

    private void at(List<String> elements) throws SQLException {
        sql.run(
                "update process_instance set elements = ?, changed_at = ? where id = ?",
                elements.stream().sorted().toList(),
                Sql.at(nowMillis),
                instance.id());
    }

    private void takeKept(List<String> at) throws SQLException {
        Optional<Command> kept = sql.first(
                row -> new Command(
                        0,
                        Kind.MESSAGE,
                        instance.id(),
                        row.getString("id"),
                        row.getString("name"),
                        0,
                        0,
                        Sql.variables(row, "variables")),
                "update process_message set state = 'TAKEN' where id = (select id from process_message"
                        + " where instance = ? and state = 'KEPT' and name = any (?) order by ordinal limit 1)"
                        + " returning *",
                instance.id(),
                model.awaited(at));
        if (kept.isPresent()) {
            new Outbox(sql).add(kept.get());
            tell(HistoryKind.MESSAGE_TAKEN, "", kept.get().name());
        }
    }

    /** Inputs of a step have a scope of their own and stay there. */
    private void known(Fact fact) throws SQLException {
        if (fact.number("scopeKey") == fact.number("processInstanceKey")) {
            sql.run(
                    "update process_instance set variables = variables || jsonb_build_object(?::text, ?::jsonb)"
                            + " where id = ?",
                    fact.text("name"),
                    fact.text("value"),
                    instance.id());
        }
    }

    private void stopped(Fact fact) throws SQLException {
        if (fact.text("errorType").equals("JOB_NO_RETRIES")) {
            underWay().tryAgain(fact.text("jobKey"));
            return;
        }
        String element = fact.text("elementId");
        String sentence = fact.text("errorMessage");
        sql.run(
                "update process_instance set status = 'STOPPED', element = ?, note = ?, changed_at = ? where id = ?",
                element,
                sentence,
                Sql.at(nowMillis),
                instance.id());
        tell(HistoryKind.STOPPED, element, sentence);
    }

    private void tell(HistoryKind kind, String element, String detail) throws SQLException {
        new History(instance.id(), nowMillis).add(kind, element, detail).write(sql);
    }
}
