package io.dynamicmarket.desk.process;

import io.dynamicmarket.adapters.postgres.PostgresStore;
import io.dynamicmarket.desk.signoff.SigningDesk;
import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.Deadline.Duty;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.SignOffAction;
import io.dynamicmarket.facts.SignOffTerms;
import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.activation.Scope;
import io.dynamicmarket.governance.audit.Sha256;
import io.dynamicmarket.governance.incident.Incident;
import io.dynamicmarket.governance.incident.IncidentStore;
import io.dynamicmarket.governance.process.CommandRefused;
import io.dynamicmarket.governance.process.InstanceState;
import io.dynamicmarket.governance.process.ProcessKey;
import io.dynamicmarket.governance.process.Step;
import io.dynamicmarket.governance.process.Variables;
import io.dynamicmarket.governance.report.Report;
import io.dynamicmarket.governance.report.ReportStore;
import io.dynamicmarket.governance.signoff.Content;
import io.dynamicmarket.governance.signoff.Payload;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The way out of a halt: one person goes through the checklist of the cause, the desk replays the incident and drafts what
 * two others, or that person and another, sign.
 */
public final class ResumeFlow {
    static final String PROCESS = "kill-switch-resume";

    /** The lines of the recovery checklist as they were filled in. */
    static final String LINES = "lines";

    /** The desk drafts the payload from the checklist, so that both operators of a small desk may sign. */
    private static final PersonId DESK = new PersonId("desk");

    private static final int MOST_ATTEMPTS = 1_000;

    private final SigningDesk signing;
    private final Commanding commanding;
    private final IncidentStore incidents;
    private final ReportStore reports;
    private final PostgresStore store;
    private final Function<Incident, IncidentReplay.Shown> replay;
    private final Function<BreakerKind, String> recovery;

    ResumeFlow(
            SigningDesk signing,
            Commanding commanding,
            IncidentStore incidents,
            ReportStore reports,
            PostgresStore store,
            Function<Incident, IncidentReplay.Shown> replay,
            Function<BreakerKind, String> recovery) {
        this.signing = signing;
        this.commanding = commanding;
        this.incidents = incidents;
        this.reports = reports;
        this.store = store;
        this.replay = replay;
        this.recovery = recovery;
    }

    /**
     * Starts the way out of a halt.
     *
     * @return the key of its process
     * @throws CommandRefused if the breaker is not latched, has no incident yet, or the way was started already
     */
    public ProcessKey ask(MarketId market, BreakerKind breaker, PersonId by, String reason, long nowMillis) {
        long trippedAt = store.breakersInForce(market).stream()
                .filter(trip -> trip.kind() == breaker)
                .findFirst()
                .orElseThrow(() ->
                        new CommandRefused("Expected " + breaker + " to be latched in " + market + ", but it is not"))
                .trippedAtMillis();
        String incident = market + "." + breaker + "." + trippedAt;
        if (incidents.find(incident).isEmpty()) {
            throw new CommandRefused("Expected incident " + incident
                    + " to be open, but the desk has not noticed it yet:" + " try again in a moment");
        }
        return commanding.together(nowMillis, processes -> {
            ProcessKey key = next(incident);
            processes.start(key, signing.inForce(), variables(incident, breaker, by, reason));
            return key;
        });
    }

    /** A way that was cancelled or has lapsed may be gone again; one at a time. */
    private ProcessKey next(String incident) {
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            ProcessKey key = new ProcessKey(PROCESS, incident + "." + attempt);
            InstanceState state = commanding
                    .records()
                    .instance(key)
                    .map(instance -> instance.state())
                    .orElse(null);
            if (state == null) {
                return key;
            }
            if (state instanceof InstanceState.Running || state instanceof InstanceState.Stopped) {
                throw new CommandRefused("Expected no resume of " + incident + " under way, but " + key + " is");
            }
        }
        throw new CommandRefused("Expected fewer than " + MOST_ATTEMPTS + " resumes of " + incident);
    }

    private Variables variables(String incident, BreakerKind breaker, PersonId by, String reason) {
        SignOffTerms terms = signing.terms(SignOffAction.RESUME);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("incident", incident);
        values.put("recovery", recovery.apply(breaker));
        values.put("askedBy", by.value());
        values.put("reason", reason);
        values.put("reminderEvery", ProposalFlow.iso(signing.millis(Duty.SIGN)));
        values.put("signWithin", ProposalFlow.iso(terms.openMillis()));
        values.put("coolOff", ProposalFlow.iso(terms.timelockMillis()));
        return Variables.of(values);
    }

    /** The step that replays the incident and, where it would hold, opens the proposal. */
    Variables replay(Step step) {
        Variables known = step.variables();
        Incident incident = incidents
                .find(known.text("incident"))
                .orElseThrow(() -> new IllegalStateException("Expected the incident of " + step.instance()));
        IncidentReplay.Shown shown = replay.apply(incident);
        Report report = new Report(Report.Kind.REPLAY, incident.id(), shown.holds(), shown.json(), step.nowMillis());
        reports.keep(report);
        if (!shown.holds()) {
            return Variables.of(Map.of("ok", false, "replay", report.sha256()));
        }
        Payload payload = payload(step, incident, report);
        signing.signOff().propose(payload, step.nowMillis());
        return Variables.of(Map.of("ok", true, "replay", report.sha256(), ProposalFlow.PROPOSAL, payload.id()));
    }

    private Payload payload(Step step, Incident incident, Report report) {
        Variables known = step.variables();
        String checklist = Sha256.hex(String.join("\n", known.texts(LINES)));
        return signing.draft(
                DESK,
                new Content.Resume(
                        incident.market(), incident.cause(), incident.trippedAtMillis(), incident.id(), checklist),
                SignOffAction.RESUME,
                new Scope.OneMarket(incident.market()),
                step.instance().businessKey(),
                known.text("reason"),
                report.sha256(),
                step.nowMillis());
    }
}
