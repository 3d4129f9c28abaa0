package io.dynamicmarket.workflows.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dynamicmarket.governance.process.Variables;
import io.dynamicmarket.workflows.BundledProcesses;
import io.dynamicmarket.workflows.bpmn.ProcessModel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenMachineTest {
    private static final Variables START =
            Variables.of(Map.of("businessKey", "P-1", "signWithin", "P2D", "reminderEvery", "PT12H"));

    @Test
    void goesOnFromBytesInANewMachineAfterEachMove() {
        Moved at = move(new byte[0], START, new Move.Start());
        assertEquals(List.of("check"), at.elements());
        System.out.println(at);
        Variables checked = START.and(Variables.of("fit", true));
        at = move(at.tokens(), checked, new Move.Complete(at.begun().get(0).id()));
        assertEquals(List.of("sign"), at.elements());
        System.out.println(at);
        Variables signed = checked.and(Variables.of("outcome", "approved"));
        String task = at.begun().get(0).id();
        Moved.TimerSet remind = at.set().stream()
                .filter(t -> t.element().equals("remind"))
                .findFirst()
                .orElseThrow();
        at = move(at.tokens(), checked, new Move.Timer(remind.id(), false));
        System.out.println(at);
        at = move(at.tokens(), signed, new Move.Complete(task));
        System.out.println(at);
        assertEquals(List.of("send-reminder", "timelock"), at.elements());
        at = move(
                at.tokens(),
                signed.and(Variables.of("timelock", "PT48H")),
                new Move.Complete(at.begun().get(0).id()));
        System.out.println(at);
        Moved cancelled = move(at.tokens(), signed, new Move.Message("cancelled"));
        System.out.println(cancelled);
        at = move(at.tokens(), signed, new Move.Timer(at.set().get(0).id(), true));
        System.out.println(at);
    }

    @Test
    void stopsAtAConditionWithoutItsVariable() {
        Moved at = move(new byte[0], START, new Move.Start());
        at = move(at.tokens(), START, new Move.Complete(at.begun().get(0).id()));
        System.out.println(at);
        at = move(at.tokens(), START, new Move.Resume());
        System.out.println(at);
        at = move(at.tokens(), START.and(Variables.of("fit", false)), new Move.Resume());
        System.out.println(at);
    }

    private static Moved move(byte[] tokens, Variables variables, Move move) {
        TokenMachine machine = new TokenMachine(ProcessModel.read(BundledProcesses.file("release-sign-off.bpmn")));
        return machine.move(tokens, variables, move, 1_000);
    }
}
