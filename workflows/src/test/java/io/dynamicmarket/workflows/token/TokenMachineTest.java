package io.dynamicmarket.workflows.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dynamicmarket.governance.process.ProcessFile;
import io.dynamicmarket.governance.process.Variables;
import io.dynamicmarket.workflows.BundledProcesses;
import io.dynamicmarket.workflows.bpmn.ProcessModel;
import io.dynamicmarket.workflows.token.Moved.Status;
import java.io.StringReader;
import java.util.List;
import org.jbpm.bpmn2.xml.BPMNDISemanticModule;
import org.jbpm.bpmn2.xml.BPMNExtensionsSemanticModule;
import org.jbpm.bpmn2.xml.BPMNSemanticModule;
import org.jbpm.compiler.xml.XmlProcessReader;
import org.jbpm.compiler.xml.core.SemanticModules;
import org.jbpm.workflow.core.WorkflowProcess;
import org.junit.jupiter.api.Test;
import org.kie.api.definition.process.Process;

/** Elements that the desk's processes do not use yet; a new machine for each move. */
class TokenMachineTest {
    private static final String HEAD = "<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\""
            + " xmlns:bpmndi=\"http://www.omg.org/spec/BPMN/20100524/DI\""
            + " xmlns:zeebe=\"http://camunda.org/schema/zeebe/1.0\"><bpmn:message id=\"m\" name=\"word\">"
            + "<bpmn:extensionElements><zeebe:subscription correlationKey=\"=businessKey\"/></bpmn:extensionElements>"
            + "</bpmn:message><bpmn:process id=\"sample\" name=\"Sample\" isExecutable=\"true\">";

    @Test
    void waitsForBothWaysOfAParallelGateway() {
        String xml = process("""
                <bpmn:startEvent id="start"/><bpmn:parallelGateway id="part"/><bpmn:parallelGateway id="meet"/>
                TASK(one) TASK(two) <bpmn:endEvent id="end"/>
                FLOW(start,part) FLOW(part,one) FLOW(part,two) FLOW(one,meet) FLOW(two,meet) FLOW(meet,end)
                """);
        Moved at = move(xml, new byte[0], new Move.Start());
        assertEquals(List.of("one", "two"), at.elements());
        String one = work(at, "one");
        String two = work(at, "two");
        at = move(xml, at.tokens(), new Move.Complete(two));
        assertEquals(List.of("meet", "one"), at.elements());
        at = move(xml, at.tokens(), new Move.Complete(one));
        assertEquals(new Status.Ended(), at.status());
    }

    @Test
    void waitsForAMessageAndThenForATimer() {
        String xml = process("""
                <bpmn:startEvent id="start"/>
                <bpmn:intermediateCatchEvent id="word"><bpmn:messageEventDefinition messageRef="m"/></bpmn:intermediateCatchEvent>
                <bpmn:intermediateCatchEvent id="while"><bpmn:timerEventDefinition><bpmn:timeDuration>PT1M</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
                <bpmn:endEvent id="end"/> FLOW(start,word) FLOW(word,while) FLOW(while,end)
                """);
        Moved at = move(xml, new byte[0], new Move.Start());
        assertEquals(List.of("word"), at.elements());
        at = move(xml, at.tokens(), new Move.Message("word"));
        assertEquals(List.of("while"), at.elements());
        assertEquals(61_000, at.set().get(0).due().atMillis());
        at = move(xml, at.tokens(), new Move.Timer(at.set().get(0).id(), true));
        assertEquals(new Status.Ended(), at.status());
    }

    @Test
    void goesTheDefaultWayOnlyWhenEveryConditionIsAnsweredWithNo() {
        String xml = process("""
                <bpmn:startEvent id="start"/><bpmn:exclusiveGateway id="choose" default="choose-two"/>
                TASK(one) TASK(two) <bpmn:endEvent id="end"/> <bpmn:endEvent id="other-end"/>
                FLOW(start,choose) <bpmn:sequenceFlow id="choose-one" sourceRef="choose" targetRef="one"><bpmn:conditionExpression>=amount &gt; 100</bpmn:conditionExpression></bpmn:sequenceFlow>
                FLOW(choose,two) FLOW(one,end) FLOW(two,other-end)
                """);
        assertEquals(List.of("two"), start(xml, Variables.of("amount", 100)).elements());
        assertEquals(List.of("one"), start(xml, Variables.of("amount", 101)).elements());
        assertEquals(
                new Status.Stopped("choose", "Expected 'amount > 100' to be true or false, but it is neither")
                        .element(),
                ((Status.Stopped) start(xml, Variables.NONE).status()).element());
    }

    @Test
    void aMessageAtTheEdgeThatDoesNotInterruptLeavesTheTaskOpen() {
        String xml = process("""
                <bpmn:startEvent id="start"/> TASK(one) TASK(two)
                <bpmn:boundaryEvent id="edge" attachedToRef="one" cancelActivity="false"><bpmn:messageEventDefinition messageRef="m"/></bpmn:boundaryEvent>
                <bpmn:endEvent id="end"/> <bpmn:endEvent id="other-end"/>
                FLOW(start,one) FLOW(one,end) FLOW(edge,two) FLOW(two,other-end)
                """);
        Moved at = move(xml, new byte[0], new Move.Start());
        String one = work(at, "one");
        at = move(xml, at.tokens(), new Move.Message("word"));
        assertEquals(List.of("one", "two"), at.elements());
        String two = work(at, "two");
        at = move(xml, at.tokens(), new Move.Complete(one));
        assertEquals(List.of("two"), at.elements());
        at = move(xml, at.tokens(), new Move.Complete(two));
        assertEquals(new Status.Ended(), at.status());
    }

    @Test
    void refusesATimerThatDoesNotRun() {
        String xml = process("""
                <bpmn:startEvent id="start"/> TASK(one) <bpmn:endEvent id="end"/> FLOW(start,one) FLOW(one,end)
                """);
        Moved at = move(xml, new byte[0], new Move.Start());

        assertThrows(IllegalStateException.class, () -> move(xml, at.tokens(), new Move.Timer("none", true)));
    }

    @Test
    void jbpmAlsoTakesTheFilesAsTheyAre() throws Exception {
        SemanticModules modules = new SemanticModules();
        modules.addSemanticModule(new BPMNSemanticModule());
        modules.addSemanticModule(new BPMNExtensionsSemanticModule());
        modules.addSemanticModule(new BPMNDISemanticModule());
        for (ProcessFile file : BundledProcesses.all()) {
            ProcessModel model = ProcessModel.read(file);
            List<Process> processes = new XmlProcessReader(modules, TokenMachine.class.getClassLoader())
                    .read(new StringReader(file.xml()));
            assertEquals(model.id(), processes.get(0).getId());
            assertEquals(
                    model.elements().size(),
                    ((WorkflowProcess) processes.get(0)).getNodesRecursively().size());
        }
    }

    private static String work(Moved at, String element) {
        return at.begun().stream()
                .filter(each -> each.element().equals(element))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static Moved start(String xml, Variables variables) {
        return machine(xml).move(new byte[0], variables, new Move.Start(), 1_000);
    }

    private static Moved move(String xml, byte[] tokens, Move move) {
        return machine(xml).move(tokens, Variables.NONE, move, 1_000);
    }

    private static TokenMachine machine(String xml) {
        return new TokenMachine(ProcessModel.read(new ProcessFile("sample.bpmn", xml)));
    }

    /** TASK(id) and FLOW(from,to) in full, and a picture of everything. */
    private static String process(String elements) {
        String full = elements.replaceAll(
                        "TASK\\((\\w+)\\)",
                        "<bpmn:userTask id=\"$1\" name=\"$1\"><bpmn:extensionElements><zeebe:assignmentDefinition"
                                + " candidateGroups=\"OPERATOR\"/></bpmn:extensionElements></bpmn:userTask>")
                .replaceAll(
                        "FLOW\\(([\\w-]+),([\\w-]+)\\)",
                        "<bpmn:sequenceFlow id=\"$1-$2\" sourceRef=\"$1\" targetRef=\"$2\"/>");
        StringBuilder picture = new StringBuilder("<bpmndi:BPMNDiagram>");
        java.util.regex.Matcher ids =
                java.util.regex.Pattern.compile("(\\w+) id=\"([\\w-]+)\"").matcher(full);
        while (ids.find()) {
            String shape = ids.group(1).equals("sequenceFlow") ? "BPMNEdge" : "BPMNShape";
            picture.append("<bpmndi:")
                    .append(shape)
                    .append(" bpmnElement=\"")
                    .append(ids.group(2))
                    .append("\"/>");
        }
        return HEAD + full + "</bpmn:process>" + picture + "</bpmndi:BPMNDiagram></bpmn:definitions>";
    }
}
