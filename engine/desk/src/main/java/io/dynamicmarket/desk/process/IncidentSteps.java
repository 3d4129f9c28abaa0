package io.dynamicmarket.desk.process;

import io.dynamicmarket.adapters.postgres.Database;
import io.dynamicmarket.governance.incident.Incident;
import io.dynamicmarket.governance.incident.IncidentEntry;
import io.dynamicmarket.governance.incident.IncidentEntry.Kind;
import io.dynamicmarket.governance.incident.IncidentStore;
import io.dynamicmarket.governance.process.Step;
import io.dynamicmarket.governance.process.StepHandler;
import io.dynamicmarket.governance.process.Variables;
import io.dynamicmarket.governance.report.Report;
import io.dynamicmarket.governance.report.ReportStore;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the steps of an incident do. */
final class IncidentSteps {
    private static final Logger LOG = LoggerFactory.getLogger(IncidentSteps.class);
    private static final String DESK = "desk";

    private final Database database;
    private final IncidentStore incidents;
    private final ReportStore reports;

    IncidentSteps(Database database, IncidentStore incidents, ReportStore reports) {
        this.database = database;
        this.incidents = incidents;
        this.reports = reports;
    }

    Map<String, StepHandler> byType() {
        return Map.of(
                "incident.open", within(this::open),
                "incident.escalate", within(this::escalate),
                "incident.post-mortem", within(this::postMortem));
    }

    private StepHandler within(Function<Step, Variables> work) {
        return (step, transaction) -> database.within(transaction, () -> work.apply(step));
    }

    private Incident incident(Step step) {
        String id = step.instance().businessKey();
        return incidents
                .find(id)
                .orElseThrow(() -> new IllegalStateException("Expected incident " + id + " to be kept, but it is not"));
    }

    private Variables open(Step step) {
        Incident incident = incident(step);
        LOG.error("Incident {}: {}. It waits to be acknowledged by an operator.", incident.id(), incident.sentence());
        return Variables.NONE;
    }

    private Variables escalate(Step step) {
        Incident incident = incident(step);
        LOG.error("Incident {} was not acknowledged in time.", incident.id());
        incidents.add(
                incident.id(),
                new IncidentEntry(Kind.ESCALATED, DESK, "Nobody has acknowledged it in time.", step.nowMillis()));
        return Variables.NONE;
    }

    private Variables postMortem(Step step) {
        Incident incident = incident(step);
        Report document =
                new Report(Report.Kind.POST_MORTEM, incident.id(), true, PostMortem.of(incident), step.nowMillis());
        reports.keep(document);
        incidents.add(
                incident.id(),
                new IncidentEntry(Kind.POST_MORTEM, DESK, "Written: SHA-256 " + document.sha256(), step.nowMillis()));
        return Variables.of("postMortem", document.sha256());
    }
}
