package io.dynamicmarket.desk.process;

import io.dynamicmarket.adapters.postgres.Database;
import io.dynamicmarket.desk.signoff.SigningDesk;
import io.dynamicmarket.governance.override.SignedOverride.End;
import io.dynamicmarket.governance.process.ProcessEngine;
import io.dynamicmarket.governance.process.Step;
import io.dynamicmarket.governance.process.StepHandler;
import io.dynamicmarket.governance.process.Variables;
import io.dynamicmarket.governance.report.Report;
import io.dynamicmarket.governance.report.ReportStore;
import io.dynamicmarket.governance.signoff.Content;
import io.dynamicmarket.governance.signoff.Payload;
import io.dynamicmarket.governance.signoff.Proposal;
import io.dynamicmarket.governance.signoff.Proposal.Status;
import io.dynamicmarket.governance.signoff.SignOffRefused;
import io.dynamicmarket.governance.signoff.SignOffRefused.Reason;
import java.sql.Connection;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the steps of sign-off do: they ask the rules of sign-off, which decide. */
final class SignOffSteps {
    private static final Logger LOG = LoggerFactory.getLogger(SignOffSteps.class);

    private final Database database;
    private final SigningDesk signing;
    private final ReportStore reports;
    private final Supplier<ProcessEngine> engine;

    /** @param engine that carries out these steps, asked for once they are carried out */
    SignOffSteps(Database database, SigningDesk signing, ReportStore reports, Supplier<ProcessEngine> engine) {
        this.database = database;
        this.signing = signing;
        this.reports = reports;
        this.engine = engine;
    }

    Map<String, StepHandler> byType() {
        Map<String, StepHandler> steps = new LinkedHashMap<>();
        steps.put("signoff.check", within(this::check));
        steps.put("signoff.remind", within(this::remind));
        steps.put("signoff.timelock", within(this::timelock));
        steps.put("signoff.execute", within(this::execute));
        steps.put("signers.execute", within(this::execute));
        steps.put("treasury.execute", within(this::execute));
        steps.put("resume.execute", within(this::execute));
        steps.put("signoff.close", within(this::close));
        steps.put("override.begin", within(this::begin));
        steps.put("override.end", this::end);
        steps.put("override.roll-back", within(this::rollBack));
        return steps;
    }

    private StepHandler within(Function<Step, Variables> work) {
        return (step, transaction) -> database.within(transaction, () -> work.apply(step));
    }

    private Proposal proposal(Step step) {
        return signing.signOff().proposal(step.variables().text(ProposalFlow.PROPOSAL));
    }

    /** A release has passed the gate, and its report is one that the desk has made about it. */
    private Variables check(Step step) {
        Payload payload = proposal(step).payload();
        boolean fit = !(payload.content() instanceof Content.ActivateRelease activate)
                || passed(activate.release().sha256())
                        && reports.about(activate.release().sha256()).stream()
                                .anyMatch(report -> report.kind() == Report.Kind.WHAT_IF
                                        && report.sha256().equals(payload.report()));
        return Variables.of("fit", fit);
    }

    private boolean passed(String release) {
        return reports.about(release).stream()
                .filter(report -> report.kind() == Report.Kind.GATE)
                .findFirst()
                .filter(Report::passed)
                .isPresent();
    }

    private Variables remind(Step step) {
        LOG.info("Signatures are asked for: {}", step.variables().text(ProposalFlow.PROPOSAL));
        return Variables.NONE;
    }

    private Variables timelock(Step step) {
        long end = signing.signOff().standing(proposal(step), step.nowMillis()).timelockEndMillis();
        return Variables.of("timelock", ProposalFlow.iso(Math.max(0, end - step.nowMillis())));
    }

    private Variables execute(Step step) {
        return Variables.of("executed", executed(step).status() == Status.EXECUTED);
    }

    /** One that can never be carried out any more is ended, not tried again. */
    private Proposal executed(Step step) {
        String id = step.variables().text(ProposalFlow.PROPOSAL);
        try {
            return signing.signOff().execute(id, step.nowMillis());
        } catch (SignOffRefused refused) {
            if (refused.reason() == Reason.EXPIRED) {
                return signing.signOff().lapse(id, step.nowMillis());
            }
            if (refused.reason() == Reason.NOT_OPEN) {
                return signing.signOff().proposal(id);
            }
            throw refused;
        }
    }

    private Variables close(Step step) {
        if (step.variables().has(ProposalFlow.PROPOSAL)) {
            Proposal lapsed = signing.signOff().lapse(proposal(step).id(), step.nowMillis());
            String closedAs = step.variables().text("closedAs");
            signing.signOff().voidOut(lapsed.id(), "Its process came to nothing: " + closedAs, step.nowMillis());
        }
        return Variables.NONE;
    }

    private Variables begin(Step step) {
        Proposal proposal = executed(step);
        long until = proposal.status() == Status.EXECUTED
                        && proposal.payload().content() instanceof Content.Override override
                ? override.override().untilMillis()
                : step.nowMillis();
        return Variables.of(Map.of(
                "executed",
                proposal.status() == Status.EXECUTED,
                "expiresAt",
                Instant.ofEpochMilli(until).toString()));
    }

    /** The end and the word to the process that holds the override are one transaction, as everything in a step is. */
    private Variables end(Step step, Connection transaction) {
        return database.within(transaction, () -> {
            Proposal proposal = executed(step);
            boolean executed = proposal.status() == Status.EXECUTED;
            if (executed && proposal.payload().content() instanceof Content.EndOverride end) {
                Proposal began = signing.signOff().proposal(end.ended());
                ProposalFlow.send(engine.get().in(transaction, step.nowMillis()), began, "ended", Variables.NONE);
            }
            return Variables.of("executed", executed);
        });
    }

    private Variables rollBack(Step step) {
        String id = step.variables().text(ProposalFlow.PROPOSAL);
        // one that was ended early was taken back when that was carried out
        if (signing.overrides().standing().stream()
                .anyMatch(override -> override.proposal().equals(id))) {
            signing.overrides().end(id, new End.TakenBack("clock", "It has expired.", step.nowMillis()));
        }
        return Variables.NONE;
    }
}
