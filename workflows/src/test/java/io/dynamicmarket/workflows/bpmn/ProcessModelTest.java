package io.dynamicmarket.workflows.bpmn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.governance.process.Finding;
import io.dynamicmarket.governance.process.ProcessFile;
import io.dynamicmarket.governance.process.ProcessRefused;
import io.dynamicmarket.workflows.BundledProcesses;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessModelTest {
    private static final String RELEASE_SIGN_OFF =
            BundledProcesses.file("release-sign-off.bpmn").xml();

    @Test
    void readsEveryProcessThatComesWithTheDesk() {
        assertEquals(
                List.of(
                        "daily-checklist",
                        "governance-override",
                        "incident-response",
                        "kill-switch-resume",
                        "override-end",
                        "release-sign-off",
                        "signer-set-change",
                        "treasury-action"),
                BundledProcesses.all().stream()
                        .map(file -> ProcessModel.read(file).id())
                        .toList());
    }

    @Test
    void knowsWhatAnInstanceWaitsForAndWhereItEnds() {
        ProcessModel model = read(RELEASE_SIGN_OFF);

        assertEquals(Set.of("cancelled"), model.awaited(List.of("sign")));
        assertEquals(Set.of(), model.awaited(List.of("check")));
        assertEquals(
                Set.of(
                        "end-cancelled",
                        "end-cancelled-waiting",
                        "end-executed",
                        "end-lapsed",
                        "end-refused",
                        "end-unfit",
                        "end-void"),
                model.mainEnds());
        assertEquals(
                Set.of("signoff.check", "signoff.close", "signoff.execute", "signoff.remind", "signoff.timelock"),
                model.stepTypes());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bpmn:userTask|bpmn:scriptTask|sign|Expected no scripts",
                "bpmn:userTask|bpmn:callActivity|sign|Expected service and user tasks",
                "type=\"signoff.check\"|type=\"=check\"|check|Expected zeebe:taskDefinition with a type",
                "candidateGroups=\"GOVERNOR\"|candidateGroups=\"CLERK\"|sign|Expected roles of",
                "candidateGroups=\"GOVERNOR\"|assignee=\"ann\"|sign|Expected roles of",
                "=outcome = \"approved\"|outcome = \"approved\"|to-timelock|Expected a condition in FEEL with an equals",
                "=outcome = \"approved\"|=outcome = = \"approved\"|to-timelock|Expected FEEL",
                "=outcome = \"approved\"||to-timelock|Expected a condition, or to be the gateway's default",
                "=signWithin|=sign within (|lapse|Expected FEEL",
                "=signWithin|two days|lapse|Expected a timeDuration in ISO 8601",
                "=signWithin||lapse|Expected timeDuration",
                "targetRef=\"execute\"|targetRef=\"nowhere\"|to-execute|Expected a way between two elements",
                "targetRef=\"end-executed\"|targetRef=\"end-void\"|end-executed|Expected one way leading here, but got 0",
                "attachedToRef=\"sign\"|attachedToRef=\"fit\"|lapse|Expected to be at the edge of a task",
                "messageRef=\"message-cancelled\"|messageRef=\"other\"|cancel-signing|Expected a message of the file",
                "correlationKey=\"=businessKey\"|correlationKey=\"=id\"|message-cancelled|Expected the message to find",
                "bpmnElement=\"check\"|bpmnElement=\"chck\"|check|Expected a place in the picture",
                "bpmnElement=\"to-execute\"|bpmnElement=\"x\"|to-execute|Expected a line in the picture",
                "isExecutable=\"true\"|isExecutable=\"false\"|release-sign-off|Expected isExecutable",
                "id=\"release-sign-off\"|id=\"Release sign off\"|process|Expected a process id in lower case",
                "bpmn:endEvent|bpmn:startEvent|release-sign-off|Expected exactly one start",
                "name=\"Sign\"|name=\"\"|sign|Expected a name that tells people",
                "id=\"close-void\"|id=\"check\"|check|Expected an id of its own"
            })
    void refusesWhatCannotBeRunWithPlaceAndWhatToDo(String before, String after, String element, String sentence) {
        String xml = RELEASE_SIGN_OFF.replace(before, after == null ? "" : after);
        assertTrue(!xml.equals(RELEASE_SIGN_OFF), "nothing was changed");

        List<Finding> findings = findings(xml);

        assertTrue(
                findings.stream()
                        .anyMatch(finding -> finding.element().equals(element)
                                && finding.sentence().startsWith(sentence)),
                findings.toString());
    }

    @Test
    void tellsEveryFaultAtOnce() {
        List<Finding> findings = findings(RELEASE_SIGN_OFF
                .replace("candidateGroups=\"GOVERNOR\"", "candidateGroups=\"\"")
                .replace("=signWithin", "=sign within (")
                .replace("type=\"signoff.execute\"", "type=\"\""));

        assertTrue(
                findings.stream().map(Finding::element).toList().containsAll(List.of("sign", "lapse", "execute")),
                findings.toString());
        assertTrue(findings.stream().allMatch(each -> each.file().equals("changed.bpmn")));
    }

    @Test
    void refusesDocumentTypesAndOtherXml() {
        assertEquals(
                "file",
                findings("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><x>&e;</x>")
                        .get(0)
                        .element());
        assertEquals(
                List.of(new Finding("changed.bpmn", "file", "Expected BPMN 2.0 definitions, but got x")),
                findings("<x/>"));
        assertEquals("file", findings("no xml").get(0).element());
    }

    @Test
    void refusesALoopThatNeverWaits() {
        List<Finding> findings = findings(BundledProcesses.file("kill-switch-resume.bpmn")
                .xml()
                .replace("sourceRef=\"again\" targetRef=\"recovery\"", "sourceRef=\"again\" targetRef=\"replayed\""));

        assertTrue(
                findings.stream()
                        .anyMatch(each -> each.sentence().startsWith("Expected a task or event in every loop")),
                findings.toString());
    }

    private static List<Finding> findings(String xml) {
        return assertThrows(ProcessRefused.class, () -> read(xml)).findings();
    }

    private static ProcessModel read(String xml) {
        return ProcessModel.read(new ProcessFile("changed.bpmn", xml));
    }
}
