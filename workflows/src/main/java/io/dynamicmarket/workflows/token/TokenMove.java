package io.dynamicmarket.workflows.token;

import io.dynamicmarket.workflows.bpmn.ProcessModel;
import io.dynamicmarket.workflows.token.Moved.Status;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jbpm.flow.serialization.ProcessInstanceMarshallerService;
import org.jbpm.process.core.timer.Timer;
import org.jbpm.workflow.instance.NodeInstance;
import org.jbpm.workflow.instance.WorkflowProcessInstance;
import org.jbpm.workflow.instance.node.StateBasedNodeInstance;
import org.jbpm.workflow.instance.node.TimerNodeInstance;
import org.jbpm.workflow.instance.node.WorkItemNodeInstance;
import org.kie.api.event.process.ProcessNodeLeftEvent;
import org.kie.api.event.process.ProcessNodeTriggeredEvent;
import org.kie.kogito.StaticApplication;
import org.kie.kogito.StaticConfig;
import org.kie.kogito.internal.process.event.DefaultKogitoProcessEventListener;
import org.kie.kogito.internal.process.runtime.KogitoNodeInstance;
import org.kie.kogito.internal.process.runtime.KogitoProcessInstance;
import org.kie.kogito.internal.process.workitem.KogitoWorkItem;
import org.kie.kogito.internal.process.workitem.KogitoWorkItemHandler;
import org.kie.kogito.internal.process.workitem.KogitoWorkItemManager;
import org.kie.kogito.internal.process.workitem.WorkItemTransition;
import org.kie.kogito.jobs.JobDescription;
import org.kie.kogito.jobs.JobsService;
import org.kie.kogito.jobs.descriptors.ProcessInstanceJobDescription;
import org.kie.kogito.process.ProcessError;
import org.kie.kogito.process.bpmn2.BpmnProcess;
import org.kie.kogito.process.bpmn2.BpmnProcesses;
import org.kie.kogito.process.bpmn2.BpmnVariables;
import org.kie.kogito.process.impl.AbstractProcessInstance;
import org.kie.kogito.process.impl.DefaultProcessEventListenerConfig;
import org.kie.kogito.process.impl.DefaultWorkItemHandlerConfig;
import org.kie.kogito.process.impl.Sig;
import org.kie.kogito.process.impl.StaticProcessConfig;
import org.kie.kogito.process.workitems.impl.DefaultKogitoWorkItemHandler;
import org.kie.kogito.services.identity.NoOpIdentityProvider;
import org.kie.kogito.timer.TimerInstance;

/** One move of one instance in a jBPM of its own. */
final class TokenMove {
    private static final ProcessInstanceMarshallerService MARSHALLER = ProcessInstanceMarshallerService.newBuilder()
            .withDefaultObjectMarshallerStrategies()
            .withDefaultListeners()
            .build();

    private final ProcessModel model;
    private final Turn turn;
    private final AbstractProcessInstance<?> instance;

    TokenMove(TokenMachine machine, Turn turn, byte[] tokens) {
        this.model = machine.model();
        this.turn = turn;
        DefaultWorkItemHandlerConfig handlers = new DefaultWorkItemHandlerConfig();
        handlers.register("Human Task", new WorkBegins());
        handlers.register("Service Task", new WorkBegins());
        StaticProcessConfig config = new StaticProcessConfig(
                handlers,
                new DefaultProcessEventListenerConfig(new Passing()),
                new AtOnce(),
                new Timers(),
                null,
                new NoOpIdentityProvider(),
                null);
        StaticApplication application = new StaticApplication(new StaticConfig(null, config), new BpmnProcesses());
        BpmnProcess process = new BpmnProcess(machine.process(), config, application);
        this.instance = tokens.length == 0
                ? (AbstractProcessInstance<?>) process.createInstance(BpmnVariables.create())
                : (AbstractProcessInstance<?>) MARSHALLER.unmarshallProcessInstance(tokens, process);
        instance.internalGetProcessInstance().setMetaData(TokenMachine.TURN, turn);
    }

    static Turn turn(org.kie.api.runtime.process.ProcessInstance instance) {
        return (Turn) Objects.requireNonNull(
                ((WorkflowProcessInstance) instance).getMetaData().get(TokenMachine.TURN));
    }

    Moved of(Move move) {
        carryOut(move);
        return moved();
    }

    private void carryOut(Move move) {
        if (move instanceof Move.Start) {
            instance.start();
        } else if (move instanceof Move.Complete complete) {
            instance.completeWorkItem(complete.work(), Map.of());
        } else if (move instanceof Move.Message message) {
            instance.send(Sig.of("Message-" + message.name(), message.name()));
        } else if (move instanceof Move.Timer timer) {
            fire(timer);
        } else if (move instanceof Move.Resume) {
            instance.error().ifPresent(ProcessError::retrigger);
        }
    }

    private void fire(Move.Timer timer) {
        for (var node : instance.internalGetProcessInstance().getNodeInstances(true)) {
            if (node instanceof TimerNodeInstance wait && timer.id().equals(wait.getTimerId())) {
                instance.send(Sig.of("timerTriggered", TimerInstance.with(timer.id(), "-1", 0)));
                return;
            }
            if (node instanceof StateBasedNodeInstance state
                    && state.getTimerInstances() != null
                    && state.getTimerInstances().contains(timer.id())) {
                String number = state.getTimerInstancesReference().get(timer.id());
                instance.send(Sig.of("timerTriggered", TimerInstance.with(timer.id(), number, timer.last() ? 0 : 1)));
                return;
            }
        }
        throw new IllegalStateException("Expected timer " + timer.id() + " to run, but the instance has none of it");
    }

    private Moved moved() {
        Status status = status();
        boolean over = status instanceof Status.Ended;
        Set<String> elements = new TreeSet<>();
        Set<String> work = new TreeSet<>();
        Set<String> timers = new TreeSet<>();
        if (!over) {
            collect(instance.internalGetProcessInstance().getNodeInstances(true), elements, work, timers);
        }
        if (status instanceof Status.Stopped stopped) {
            elements.add(stopped.element());
        }
        return new Moved(
                over ? new byte[0] : MARSHALLER.marshallProcessInstance(instance),
                status,
                List.copyOf(elements),
                List.copyOf(turn.path),
                turn.begun.stream().filter(each -> work.contains(each.id())).toList(),
                work,
                turn.set.stream().filter(each -> timers.contains(each.id())).toList(),
                timers);
    }

    private void collect(
            Collection<? extends org.kie.api.runtime.process.NodeInstance> nodes,
            Set<String> elements,
            Set<String> work,
            Set<String> timers) {
        for (var each : nodes) {
            NodeInstance node = (NodeInstance) each;
            if (model.elements().containsKey(node.getNodeDefinitionId())) {
                elements.add(node.getNodeDefinitionId());
            }
            if (node instanceof WorkItemNodeInstance item) {
                work.add(item.getWorkItemId());
            }
            if (node instanceof TimerNodeInstance wait) {
                timers.add(wait.getTimerId());
            } else if (node instanceof StateBasedNodeInstance state && state.getTimerInstances() != null) {
                timers.addAll(state.getTimerInstances());
            }
        }
    }

    private Status status() {
        return switch (instance.status()) {
            case KogitoProcessInstance.STATE_ACTIVE -> new Status.Waiting();
            case KogitoProcessInstance.STATE_COMPLETED -> new Status.Ended();
            case KogitoProcessInstance.STATE_ERROR ->
                new Status.Stopped(
                        instance.error().orElseThrow().failedNodeId(),
                        sentence(instance.error().orElseThrow().errorCause()));
            default ->
                throw new IllegalStateException(
                        "Expected an instance to wait, stop or end, but its state is " + instance.status());
        };
    }

    /** Our own sentence where there is one among what jBPM has wrapped around it, else the root. */
    private static String sentence(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && !String.valueOf(root.getMessage()).startsWith("Expected ")) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    /** The element of a timer, known by the mark that stands in the place of its duration. */
    private String element(String nodeInstance, String timer) {
        for (var node : instance.internalGetProcessInstance().getNodeInstances(true)) {
            if (!((NodeInstance) node).getStringId().equals(nodeInstance)) {
                continue;
            }
            if (node instanceof TimerNodeInstance wait) {
                return JbpmForm.timer(model, wait.getTimerNode().getTimer().getDelay());
            }
            for (Timer each : ((StateBasedNodeInstance) node)
                    .getEventBasedNode()
                    .getTimers()
                    .keySet()) {
                if (Long.toString(each.getId()).equals(timer)) {
                    return JbpmForm.timer(model, each.getDelay());
                }
            }
        }
        throw new IllegalStateException("Expected timer " + timer + " at " + nodeInstance + ", but found none");
    }

    private final class Passing extends DefaultKogitoProcessEventListener {
        @Override
        public void beforeNodeTriggered(ProcessNodeTriggeredEvent event) {
            turn.passed(((KogitoNodeInstance) event.getNodeInstance()).getNodeDefinitionId(), true);
        }

        @Override
        public void beforeNodeLeft(ProcessNodeLeftEvent event) {
            turn.passed(((KogitoNodeInstance) event.getNodeInstance()).getNodeDefinitionId(), false);
        }
    }

    private final class WorkBegins extends DefaultKogitoWorkItemHandler {
        @Override
        public Optional<WorkItemTransition> activateWorkItemHandler(
                KogitoWorkItemManager manager,
                KogitoWorkItemHandler handler,
                KogitoWorkItem item,
                WorkItemTransition transition) {
            turn.begin(item.getStringId(), item.getNodeInstance().getNodeDefinitionId());
            return Optional.empty();
        }
    }

    private final class Timers implements JobsService {
        @Override
        public String scheduleJob(JobDescription description) {
            ProcessInstanceJobDescription job = (ProcessInstanceJobDescription) description;
            turn.set(job.id(), element(job.nodeInstanceId(), job.timerId()));
            return job.id();
        }

        @Override
        public boolean cancelJob(String id) {
            return true; // which timers still run is read from the tokens
        }
    }
}
