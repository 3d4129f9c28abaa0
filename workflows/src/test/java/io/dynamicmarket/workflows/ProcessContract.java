package io.dynamicmarket.workflows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.access.Role;
import io.dynamicmarket.governance.process.CommandRefused;
import io.dynamicmarket.governance.process.Delivery;
import io.dynamicmarket.governance.process.InstanceState;
import io.dynamicmarket.governance.process.OpenTask;
import io.dynamicmarket.governance.process.ProcessEngine;
import io.dynamicmarket.governance.process.ProcessInstance;
import io.dynamicmarket.governance.process.ProcessKey;
import io.dynamicmarket.governance.process.ProcessMessage;
import io.dynamicmarket.governance.process.ProcessRecords;
import io.dynamicmarket.governance.process.Processes;
import io.dynamicmarket.governance.process.StepHandler;
import io.dynamicmarket.governance.process.StepHandlers;
import io.dynamicmarket.governance.process.Variables;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The acceptance of the desk's processes through the port, whoever runs them. The engine is built anew before each
 * command: nothing may live in its memory only.
 */
public abstract class ProcessContract {
    private static final ReleaseId RELEASE = new ReleaseId("a".repeat(64));
    private static final Variables SIGNING = Variables.of(Map.of("signWithin", "P2D", "reminderEvery", "PT12H"));

    /** Business keys are never used twice, so that tests can share a store. */
    private static final AtomicLong NUMBER = new AtomicLong(System.nanoTime());

    private final Map<String, Variables> answers = new TreeMap<>();
    private final List<String> carriedOut = new ArrayList<>();
    private final String businessKey = "P-" + NUMBER.incrementAndGet();
    private int messages;

    /** Makes the store ready. */
    protected abstract void prepare();

    /** An engine over the same store as the one before. */
    protected abstract ProcessEngine engine(StepHandlers handlers);

    protected abstract ProcessRecords records();

    protected abstract DataSource source();

    protected abstract long nowMillis();

    /** How much two clocks of the store and of the engine may differ; none where time stands still meanwhile. */
    protected long toleranceMillis() {
        return 0;
    }

    /** Lets time pass. */
    protected abstract void pass(Duration time);

    /** Does everything that is due. */
    protected void settle() {
        ProcessEngine engine = engine();
        while (!engine.tick(nowMillis()).idle()) {
            // once more
        }
    }

    @BeforeEach
    final void deployAll() {
        prepare();
        ProcessEngine engine = engine();
        BundledProcesses.all().forEach(file -> engine.deploy(file, nowMillis()));
        answers.put("signoff.check", Variables.of("fit", true));
        answers.put("signoff.timelock", Variables.of("timelock", "PT48H"));
        for (String type :
                List.of("signoff.execute", "signers.execute", "treasury.execute", "override.end", "resume.execute")) {
            answers.put(type, Variables.of("executed", true));
        }
        answers.put("resume.replay", Variables.of("ok", true));
    }

    @Test
    void signsWaitsAndExecutesARelease() {
        ProcessKey key = started("release-sign-off", SIGNING);
        assertEquals(List.of("signoff.check"), carriedOut);
        OpenTask task = open(key, "sign", Role.GOVERNOR);
        long late = task.dueAtMillis() - nowMillis() - Duration.ofDays(2).toMillis();
        assertTrue(Math.abs(late) <= toleranceMillis(), () -> late + " ms late");

        complete(task, "approved");
        assertAt(key, "cancel-waiting", "timelock-over");
        pass(Duration.ofHours(47));
        assertAt(key, "cancel-waiting", "timelock-over");
        pass(Duration.ofHours(1));

        assertEnded(key, "end-executed");
        assertEquals(List.of("signoff.check", "signoff.timelock", "signoff.execute"), carriedOut);
    }

    @Test
    void executesAtOnceWhatNeedsNoTimelock() {
        answers.put("signoff.timelock", Variables.of("timelock", "PT0S"));
        ProcessKey key = started("release-sign-off", SIGNING);
        complete(open(key, "sign", Role.GOVERNOR), "approved");

        assertEnded(key, "end-executed");
    }

    @Test
    void closesAnUnfitRelease() {
        answers.put("signoff.check", Variables.of("fit", false));
        ProcessKey key = started("release-sign-off", SIGNING);

        assertEnded(key, "end-unfit");
        assertEquals(List.of("signoff.check", "signoff.close unfit"), carriedOut);
    }

    @Test
    void closesARefusedRelease() {
        ProcessKey key = started("release-sign-off", SIGNING);
        complete(open(key, "sign", Role.GOVERNOR), "refused");

        assertEnded(key, "end-refused");
        assertEquals(List.of("signoff.check", "signoff.close refused"), carriedOut);
    }

    @Test
    void remindsThreeTimesAndLapses() {
        ProcessKey key = started("release-sign-off", SIGNING);
        pass(Duration.ofHours(12));
        assertEquals(1, open(key, "sign", Role.GOVERNOR).reminders());
        pass(Duration.ofHours(12));
        pass(Duration.ofHours(12));
        assertEquals(3, open(key, "sign", Role.GOVERNOR).reminders());
        pass(Duration.ofHours(12));

        assertEnded(key, "end-lapsed");
        assertEquals(
                List.of("signoff.check", "signoff.remind", "signoff.remind", "signoff.remind", "signoff.close lapsed"),
                carriedOut);
    }

    @Test
    void cancelsWhileSigning() {
        ProcessKey key = started("release-sign-off", SIGNING);
        OpenTask task = open(key, "sign", Role.GOVERNOR);
        assertEquals(Delivery.TAKEN, send(key, "cancelled"));

        assertEnded(key, "end-cancelled");
        assertEquals(List.of("signoff.check", "signoff.close cancelled"), carriedOut);
        CommandRefused refusal = assertThrows(CommandRefused.class, () -> complete(task, "approved"));
        assertTrue(String.valueOf(refusal.getMessage()).contains("withdrawn"), refusal.getMessage());
    }

    @Test
    void cancelsWhileWaiting() {
        ProcessKey key = started("release-sign-off", SIGNING);
        complete(open(key, "sign", Role.GOVERNOR), "approved");
        assertEquals(Delivery.TAKEN, send(key, "cancelled"));
        pass(Duration.ofHours(48));

        assertEnded(key, "end-cancelled-waiting");
        assertFalse(carriedOut.contains("signoff.execute"), carriedOut.toString());
    }

    @Test
    void closesAsVoidWhatIsNoLongerValidAtExecution() {
        answers.put("signoff.execute", Variables.of("executed", false));
        ProcessKey key = started("release-sign-off", SIGNING);
        complete(open(key, "sign", Role.GOVERNOR), "approved");
        pass(Duration.ofHours(48));

        assertEnded(key, "end-void");
        assertEquals("signoff.close void", carriedOut.get(carriedOut.size() - 1));
    }

    @Test
    void changesTheSignerSet() {
        ProcessKey key = started("signer-set-change", SIGNING);
        complete(open(key, "sign", Role.GOVERNOR), "approved");
        pass(Duration.ofHours(48));

        assertEnded(key, "end-executed");
        assertEquals(List.of("signoff.check", "signoff.timelock", "signers.execute"), carriedOut);
    }

    @Test
    void carriesOutATreasuryAction() {
        ProcessKey key = started("treasury-action", SIGNING);
        complete(open(key, "sign", Role.GOVERNOR), "approved");
        pass(Duration.ofHours(48));

        assertEnded(key, "end-executed");
        assertEquals(List.of("signoff.timelock", "treasury.execute"), carriedOut);
    }

    @Test
    void endsAnOverrideEarly() {
        ProcessKey key = started("override-end", SIGNING);
        complete(open(key, "sign", Role.GOVERNOR), "approved");
        pass(Duration.ofHours(48));

        assertEnded(key, "end-executed");
        assertEquals(List.of("signoff.timelock", "override.end"), carriedOut);
    }

    @Test
    void resumesAfterChecklistReplaySignaturesAndCoolOff() {
        answers.put("resume.replay", Variables.of("ok", false));
        ProcessKey key = started("kill-switch-resume", SIGNING.and(Variables.of("coolOff", "PT15M")));
        complete(open(key, "recovery", Role.OPERATOR), "done");
        // the replay tripped again: back to the checklist
        answers.put("resume.replay", Variables.of("ok", true));
        complete(open(key, "recovery", Role.OPERATOR), "done");
        complete(open(key, "sign", Role.OPERATOR), "approved");
        assertAt(key, "cancel-waiting", "cooled-off");
        pass(Duration.ofMinutes(15));

        assertEnded(key, "end-executed");
        assertEquals(List.of("resume.replay", "resume.replay", "resume.execute"), carriedOut);
    }

    @Test
    void rollsAnOverrideBackWhenItExpires() {
        ProcessKey key = overriding();
        pass(Duration.ofHours(6));

        assertEnded(key, "end-rolled-back");
        assertEquals(List.of("signoff.timelock", "override.begin", "override.roll-back"), carriedOut);
    }

    @Test
    void beginsNoOverrideThatIsNoLongerValid() {
        answers.put("override.begin", Variables.of(Map.of("executed", false, "expiresAt", "2030-01-01T00:00:00Z")));
        ProcessKey key = started("governance-override", SIGNING);
        complete(open(key, "sign", Role.GOVERNOR), "approved");
        assertAt(key, "cancel-waiting", "timelock-over");
        pass(Duration.ofHours(48));

        assertEnded(key, "end-void");
        assertEquals(List.of("signoff.timelock", "override.begin", "signoff.close void"), carriedOut);
    }

    @Test
    void rollsAnOverrideBackWhenItIsEnded() {
        ProcessKey key = overriding();
        assertEquals(Delivery.TAKEN, send(key, "ended"));

        assertEnded(key, "end-rolled-back");
        assertEquals(List.of("signoff.timelock", "override.begin", "override.roll-back"), carriedOut);
    }

    @Test
    void escalatesAnIncidentUntilItIsAcknowledged() {
        ProcessKey key = started("incident-response", Variables.of("acknowledgeWithin", "PT5M"));
        pass(Duration.ofMinutes(5));
        pass(Duration.ofMinutes(5));
        complete(open(key, "acknowledge", Role.OPERATOR), "done");
        pass(Duration.ofMinutes(5));
        complete(open(key, "mitigate", Role.OPERATOR), "done");
        complete(open(key, "resolve", Role.OPERATOR), "done");
        complete(open(key, "review", Role.RISK), "done");

        assertEnded(key, "end-closed");
        assertEquals(
                List.of("incident.open", "incident.escalate", "incident.escalate", "incident.post-mortem"), carriedOut);
    }

    @Test
    void tellsWhenAChecklistIsOverdueAndStillTakesIt() {
        ProcessKey key = started("daily-checklist", Variables.of("signWithin", "PT4H"));
        pass(Duration.ofHours(4));
        complete(open(key, "sign", Role.OPERATOR), "done");

        assertEnded(key, "end-closed");
        assertEquals(List.of("checklist.check", "checklist.overdue", "checklist.close"), carriedOut);
    }

    @Test
    void startsOneInstanceOfAKey() {
        ProcessKey key = started("release-sign-off", SIGNING);
        assertFalse(start(key, SIGNING));
        assertEquals(1, tasks(key).size());
    }

    @Test
    void keepsAMessageUntilItIsWaitedFor() {
        ProcessKey key = new ProcessKey("release-sign-off", businessKey);
        start(key, SIGNING);
        assertEquals(Delivery.KEPT, send(key, "cancelled"));
        settle();

        assertEnded(key, "end-cancelled");
    }

    @Test
    void takesAMessageOnce() {
        ProcessKey key = overriding();
        ProcessMessage ended = new ProcessMessage(businessKey + "-once", "ended", key, Variables.of("by", "anna"));
        assertEquals(Delivery.TAKEN, command(processes -> processes.send(ended)));
        assertEquals(Delivery.KNOWN, command(processes -> processes.send(ended)));
        settle();

        assertEnded(key, "end-rolled-back");
        assertEquals("anna", instance(key).variables().text("by"));
        assertEquals(Delivery.KNOWN, command(processes -> processes.send(ended)));
        assertThrows(CommandRefused.class, () -> send(key, "ended"));
    }

    @Test
    void completesATaskOnce() {
        ProcessKey key = started("release-sign-off", SIGNING);
        OpenTask task = open(key, "sign", Role.GOVERNOR);
        complete(task, "approved");

        assertThrows(CommandRefused.class, () -> complete(task, "refused"));
        assertEquals("approved", instance(key).variables().text("outcome"));
    }

    @Test
    void endsAtOnceWhenCancelledFromOutside() {
        ProcessKey key = started("release-sign-off", SIGNING);
        command(processes -> {
            processes.cancel(key, "the desk is moved");
            return true;
        });
        pass(Duration.ofDays(3));

        assertEquals(
                new InstanceState.Cancelled("the desk is moved"), instance(key).state());
        assertEquals(List.of(), tasks(key));
        assertEquals(List.of("signoff.check"), carriedOut);
    }

    @Test
    void remembersTheReleaseItWasStartedUnder() {
        assertEquals(RELEASE, instance(started("release-sign-off", SIGNING)).release());
    }

    private ProcessKey overriding() {
        String until =
                Instant.ofEpochMilli(nowMillis()).plus(Duration.ofHours(6)).toString();
        answers.put("signoff.timelock", Variables.of("timelock", "PT0S"));
        answers.put("override.begin", Variables.of(Map.of("executed", true, "expiresAt", until)));
        ProcessKey key = started("governance-override", SIGNING);
        complete(open(key, "sign", Role.GOVERNOR), "approved");
        pass(Duration.ofSeconds(1));
        assertAt(key, "ended", "expired");
        return key;
    }

    protected ProcessKey started(String process, Variables variables) {
        ProcessKey key = new ProcessKey(process, businessKey);
        assertTrue(start(key, variables));
        settle();
        return key;
    }

    protected boolean start(ProcessKey key, Variables variables) {
        return command(processes -> processes.start(key, RELEASE, variables));
    }

    protected void complete(OpenTask task, String outcome) {
        command(processes -> {
            processes.complete(task.id(), Variables.of("outcome", outcome));
            return true;
        });
        settle();
    }

    protected Delivery send(ProcessKey key, String name) {
        ProcessMessage message = new ProcessMessage(businessKey + "-" + ++messages, name, key, Variables.NONE);
        Delivery delivery = command(processes -> processes.send(message));
        if (delivery == Delivery.TAKEN) {
            settle();
        }
        return delivery;
    }

    protected OpenTask open(ProcessKey key, String element, Role role) {
        return tasks(key).stream()
                .filter(task -> task.element().equals(element) && task.roles().equals(Set.of(role)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "no open task " + element + ", but " + records().instance(key)));
    }

    private List<OpenTask> tasks(ProcessKey key) {
        return records().inbox(EnumSet.allOf(Role.class), 9_999).stream()
                .filter(task -> task.instance().equals(key))
                .toList();
    }

    protected ProcessInstance instance(ProcessKey key) {
        return records().instance(key).orElseThrow();
    }

    protected void assertAt(ProcessKey key, String... elements) {
        assertEquals(List.of(elements), instance(key).elements());
    }

    protected void assertEnded(ProcessKey key, String element) {
        assertEquals(new InstanceState.Ended(element), instance(key).state());
    }

    protected ProcessEngine engine() {
        return engine(new StepHandlers(handlers()));
    }

    /** A command in a transaction of its own. */
    protected <T> T command(Function<Processes, T> command) {
        try (Connection connection = source().getConnection()) {
            connection.setAutoCommit(false);
            T answer = command.apply(engine().in(connection, nowMillis()));
            connection.commit();
            return answer;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, StepHandler> handlers() {
        Map<String, StepHandler> handlers = new TreeMap<>();
        for (String type : List.of(
                "signoff.check",
                "signoff.timelock",
                "signoff.execute",
                "signoff.close",
                "signoff.remind",
                "signers.execute",
                "treasury.execute",
                "override.end",
                "resume.replay",
                "resume.execute",
                "override.begin",
                "override.roll-back",
                "incident.open",
                "incident.escalate",
                "incident.post-mortem",
                "checklist.check",
                "checklist.overdue",
                "checklist.close")) {
            handlers.put(type, (step, transaction) -> {
                boolean closing = step.variables().has("closedAs");
                if (step.instance().businessKey().equals(businessKey)) {
                    carriedOut.add(closing ? type + " " + step.variables().text("closedAs") : type);
                }
                return answers.getOrDefault(type, Variables.NONE);
            });
        }
        return handlers;
    }
}
