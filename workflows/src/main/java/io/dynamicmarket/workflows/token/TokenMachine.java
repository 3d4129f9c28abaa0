package io.dynamicmarket.workflows.token;

import io.dynamicmarket.governance.process.Variables;
import io.dynamicmarket.workflows.bpmn.Expression;
import io.dynamicmarket.workflows.bpmn.Flow;
import io.dynamicmarket.workflows.bpmn.ProcessModel;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jbpm.bpmn2.xml.BPMNSemanticModule;
import org.jbpm.compiler.xml.XmlProcessReader;
import org.jbpm.compiler.xml.core.SemanticModules;
import org.jbpm.process.instance.impl.ConstraintEvaluator;
import org.jbpm.process.instance.impl.ReturnValueConstraintEvaluator;
import org.jbpm.workflow.core.Constraint;
import org.jbpm.workflow.core.WorkflowProcess;
import org.jbpm.workflow.core.node.Split;
import org.kie.api.definition.process.Connection;
import org.kie.api.definition.process.Process;

/**
 * One version of a process, run by jBPM as a library. An instance is bytes: each move takes them, the variables and the
 * time, and gives new ones, so that who stores them, when, and in which transaction is nobody's business here. Every
 * move has a jBPM of its own around the shared, unchanging definition; many threads may move different instances.
 */
public final class TokenMachine {
    /** Under this name an instance knows the turn that it is in. */
    static final String TURN = "turn";

    private static final ClassLoader CLASSES = new ServiceFiles(TokenMachine.class.getClassLoader());

    private final ProcessModel model;
    private final Process process;

    /** Takes a checked model; an {@link IllegalStateException} where jBPM does not. */
    public TokenMachine(ProcessModel model) {
        this.model = model;
        this.process = process(model);
        bindConditions();
    }

    public ProcessModel model() {
        return model;
    }

    /**
     * Moves an instance.
     *
     * @param tokens of the instance; empty for a start
     */
    public Moved move(byte[] tokens, Variables variables, Move move, long nowMillis) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(CLASSES);
        try {
            return new TokenMove(this, new Turn(model, variables, nowMillis), tokens).of(move);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    Process process() {
        return process;
    }

    private static Process process(ProcessModel model) {
        SemanticModules modules = new SemanticModules();
        modules.addSemanticModule(new BPMNSemanticModule());
        XmlProcessReader reader = new XmlProcessReader(modules, CLASSES);
        try {
            List<Process> processes = reader.read(new StringReader(new JbpmForm(model).xml()));
            return processes.get(0);
        } catch (Exception e) {
            throw new IllegalStateException(
                    "Expected jBPM to take " + model.file().name() + ", but " + e.getMessage(), e);
        }
    }

    /** jBPM's reader leaves conditions unbound, and would take the default way without a word. */
    private void bindConditions() {
        Map<String, Expression> conditions = new HashMap<>();
        for (Flow flow : model.flows()) {
            if (!flow.condition().isEmpty()) {
                conditions.put(flow.id(), flow.condition());
            }
        }
        int bound = 0;
        for (var node : ((WorkflowProcess) process).getNodesRecursively()) {
            if (node instanceof Split split && split.getType() == Split.TYPE_XOR) {
                bound += bind(split, conditions);
            }
        }
        if (bound != conditions.size()) {
            throw new IllegalStateException("Expected " + conditions.size() + " conditions of " + model.id()
                    + " to be bound, but got " + bound);
        }
    }

    private static int bind(Split split, Map<String, Expression> conditions) {
        int bound = 0;
        for (Connection way : split.getDefaultOutgoingConnections()) {
            Collection<Constraint> constraints = split.getConstraints(way);
            if (constraints == null) {
                continue;
            }
            for (Constraint constraint : new ArrayList<>(constraints)) {
                if (constraint != null && conditions.containsKey(constraint.getConstraint())) {
                    split.setConstraint(
                            way, (Constraint) evaluator(constraint, conditions.get(constraint.getConstraint())));
                    bound++;
                }
            }
        }
        return bound;
    }

    private static ConstraintEvaluator evaluator(Constraint constraint, Expression condition) {
        ReturnValueConstraintEvaluator evaluator = new ReturnValueConstraintEvaluator();
        evaluator.setName(constraint.getName());
        evaluator.setConstraint(condition.text());
        evaluator.setPriority(constraint.getPriority());
        evaluator.setDefault(constraint.isDefault());
        evaluator.setEvaluator(
                context -> TokenMove.turn(context.getProcessInstance()).holds(condition));
        return evaluator;
    }
}
