package io.dynamicmarket.workflows.token;

import io.dynamicmarket.governance.process.Variables;
import io.dynamicmarket.workflows.bpmn.Element;
import io.dynamicmarket.workflows.bpmn.Element.BoundaryTimer;
import io.dynamicmarket.workflows.bpmn.Element.ServiceTask;
import io.dynamicmarket.workflows.bpmn.Element.TimerWait;
import io.dynamicmarket.workflows.bpmn.Expression;
import io.dynamicmarket.workflows.bpmn.ProcessModel;
import io.dynamicmarket.workflows.bpmn.Timing;
import io.dynamicmarket.workflows.feel.Feel;
import io.dynamicmarket.workflows.token.Moved.Passed;
import io.dynamicmarket.workflows.token.Moved.TimerSet;
import io.dynamicmarket.workflows.token.Moved.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What happens to one instance during one move, told by jBPM's callbacks. */
final class Turn {
    private final ProcessModel model;
    private final Variables variables;
    private final long nowMillis;
    final List<Passed> path = new ArrayList<>();
    final List<Work> begun = new ArrayList<>();
    final List<TimerSet> set = new ArrayList<>();

    Turn(ProcessModel model, Variables variables, long nowMillis) {
        this.model = model;
        this.variables = variables;
        this.nowMillis = nowMillis;
    }

    void passed(String element, boolean entered) {
        Passed passed = new Passed(element, entered);
        // an event-based gateway is left once for each way
        if (model.elements().containsKey(element) && (entered || !path.contains(passed))) {
            path.add(passed);
        }
    }

    void begin(String work, String element) {
        Map<String, Object> inputs = new TreeMap<>();
        if (model.element(element) instanceof ServiceTask task) {
            for (Map.Entry<String, Expression> input : task.inputs().entrySet()) {
                inputs.put(input.getKey(), input.getValue().value(variables));
            }
        }
        begun.add(new Work(work, element, Variables.of(inputs)));
    }

    void set(String timer, String element) {
        set.add(new TimerSet(timer, element, timing(model.element(element)).from(nowMillis, variables)));
    }

    boolean holds(Expression condition) {
        return Feel.holds(condition.text(), variables);
    }

    private static Timing timing(Element element) {
        if (element instanceof TimerWait wait) {
            return wait.timing();
        }
        if (element instanceof BoundaryTimer timer) {
            return timer.timing();
        }
        throw new IllegalStateException("Expected a timer, but got " + element);
    }
}
