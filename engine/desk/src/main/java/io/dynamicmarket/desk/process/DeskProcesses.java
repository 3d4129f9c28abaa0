package io.dynamicmarket.desk.process;

import io.dynamicmarket.adapters.postgres.Database;
import io.dynamicmarket.adapters.postgres.PostgresAutomations;
import io.dynamicmarket.adapters.postgres.PostgresIncidents;
import io.dynamicmarket.adapters.postgres.PostgresReports;
import io.dynamicmarket.adapters.postgres.PostgresStore;
import io.dynamicmarket.adapters.postgres.PostgresTaskLog;
import io.dynamicmarket.adapters.postgres.WaitingAction;
import io.dynamicmarket.desk.signoff.SigningDesk;
import io.dynamicmarket.facts.Automation;
import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.BreakerLimit;
import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.Deadline.Duty;
import io.dynamicmarket.facts.Latch;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.governance.activation.Releases;
import io.dynamicmarket.governance.audit.FactJson;
import io.dynamicmarket.governance.audit.Receipt;
import io.dynamicmarket.governance.incident.Incident;
import io.dynamicmarket.governance.incident.IncidentEntry;
import io.dynamicmarket.governance.incident.IncidentStore;
import io.dynamicmarket.governance.process.Backlog;
import io.dynamicmarket.governance.process.ProcessEngine;
import io.dynamicmarket.governance.process.ProcessFile;
import io.dynamicmarket.governance.process.ProcessKey;
import io.dynamicmarket.governance.process.ProcessRecords;
import io.dynamicmarket.governance.process.StepHandler;
import io.dynamicmarket.governance.process.StepHandlers;
import io.dynamicmarket.governance.process.Variables;
import io.dynamicmarket.governance.report.ReportStore;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.workflows.BundledProcesses;
import io.dynamicmarket.workflows.ProcessTables;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Sign-off, overrides, incidents and checklists as processes of this desk. */
public final class DeskProcesses implements AutoCloseable {
    private final SigningDesk signing;
    private final Commanding commanding;
    private final IncidentStore incidents;
    private final ReportStore reports;
    private final PostgresStore store;
    private final Function<BreakerKind, BreakerLimit> limits;
    private final ProposalFlow proposals;
    private final ResumeFlow resumes;
    private final TaskDesk tasks;
    private final Assessor assessor;
    private final Clock clock;
    private final Schedule schedule;
    private final Clockwork clockwork;

    private DeskProcesses(
            Database database,
            EngineChoice choice,
            Releases releases,
            SigningDesk signing,
            Function<BreakerKind, BreakerLimit> limits,
            Function<Incident, IncidentReplay.Shown> replay,
            Supplier<Optional<MarketSituation>> situation,
            Runnable nudge,
            Clock clock) {
        this.signing = signing;
        this.limits = limits;
        this.clock = clock;
        this.incidents = new PostgresIncidents(database);
        this.reports = new PostgresReports(database);
        this.store = new PostgresStore(database);
        ProcessEngine engine = choice.engine(database.source(), new StepHandlers(steps(database, situation)));
        this.commanding = new Commanding(database, engine, new ProcessTables(database.source()));
        this.proposals = new ProposalFlow(signing, commanding);
        this.resumes = new ResumeFlow(
                signing,
                commanding,
                incidents,
                reports,
                store,
                replay,
                kind -> limits.apply(kind).recovery());
        this.tasks = new TaskDesk(commanding, new PostgresTaskLog(database), incidents);
        this.schedule = new Schedule(
                new PostgresAutomations(database),
                automation -> signing.automation(
                        automation,
                        Schedule.state(
                                situation.get().map(seen -> seen.features().market()),
                                market -> store.stateInForce(market)
                                        .map(state -> state.state().name())),
                        !store.killSwitchesInForce().isEmpty()),
                Map.of(Automation.DAILY_CHECKLIST, this::beginDay));
        this.clockwork = new Clockwork(schedule, engine, nudge, clock);
        this.assessor = new Assessor(releases, reports, clock, version());
    }

    private Map<String, StepHandler> steps(Database database, Supplier<Optional<MarketSituation>> situation) {
        Map<String, StepHandler> steps = new LinkedHashMap<>();
        steps.putAll(
                new SignOffSteps(database, signing, reports, () -> commanding().engine()).byType());
        steps.putAll(new IncidentSteps(database, incidents, reports).byType());
        steps.putAll(new Checklist(database, store, incidents, reports, situation).byType());
        steps.put(
                "resume.replay",
                (step, transaction) ->
                        database.within(transaction, () -> resumes().replay(step)));
        return steps;
    }

    /**
     * Puts processes together and deploys those that come with the desk.
     *
     * @param choice of what runs them
     * @param release that decides now
     * @param situation of the last decision
     * @param nudge told after steps were done: what is in force may have changed
     */
    public static DeskProcesses open(
            Database database,
            EngineChoice choice,
            Releases releases,
            SigningDesk signing,
            Supplier<CompiledRelease> release,
            Supplier<Optional<MarketSituation>> situation,
            Runnable nudge,
            Clock clock) {
        IncidentReplay replay = new IncidentReplay(new PostgresStore(database), release);
        return open(
                database,
                choice,
                releases,
                signing,
                kind -> limit(release.get(), kind),
                replay::of,
                situation,
                nudge,
                clock);
    }

    /** The same with breakers and replays from elsewhere. */
    static DeskProcesses open(
            Database database,
            EngineChoice choice,
            Releases releases,
            SigningDesk signing,
            Function<BreakerKind, BreakerLimit> limits,
            Function<Incident, IncidentReplay.Shown> replay,
            Supplier<Optional<MarketSituation>> situation,
            Runnable nudge,
            Clock clock) {
        DeskProcesses processes =
                new DeskProcesses(database, choice, releases, signing, limits, replay, situation, nudge, clock);
        for (ProcessFile file : BundledProcesses.all()) {
            processes.commanding.engine().deploy(file, clock.millis());
        }
        return processes;
    }

    public void start() {
        clockwork.start();
    }

    /** Why processes wait, in a sentence; empty while they do not. */
    public String problem() {
        return clockwork.problem();
    }

    /** What their engine was told and has not done yet. */
    public Backlog backlog() {
        return commanding.engine().backlog();
    }

    private void beginDay(String day, long nowMillis, Runnable kept) {
        Variables deadline = Variables.of("signWithin", ProposalFlow.iso(signing.millis(Duty.SIGN_CHECKLIST)));
        commanding.together(nowMillis, processes -> {
            processes.start(new ProcessKey("daily-checklist", day), signing.inForce(), deadline);
            kept.run();
            return day;
        });
    }

    /** Opens an incident for a breaker that stays latched until people release it, once for each trip. */
    public void tripped(WaitingAction action) {
        BreakerTripped trip = FactJson.read(BreakerTripped.class, action.payload());
        Optional<Receipt> receipt = store.receipt(action.receiptSequence());
        if (limits.apply(trip.kind()).latch() == Latch.MANUAL && receipt.isPresent()) {
            open(trip, receipt.get());
        }
    }

    private void open(BreakerTripped trip, Receipt receipt) {
        long now = clock.millis();
        Incident incident = new Incident(
                receipt.market(),
                trip.kind(),
                trip.trippedAtMillis(),
                receipt.sequence(),
                receipt.release(),
                trip.grounds().sentence(),
                List.of(new IncidentEntry(
                        IncidentEntry.Kind.OPENED, "desk", trip.grounds().sentence(), now)));
        Variables deadline =
                Variables.of("acknowledgeWithin", ProposalFlow.iso(signing.millis(Duty.ACKNOWLEDGE_INCIDENT)));
        commanding.together(now, processes -> {
            boolean opened = incidents.open(incident);
            if (opened) {
                processes.start(new ProcessKey("incident-response", incident.id()), receipt.release(), deadline);
            }
            return opened;
        });
    }

    private Commanding commanding() {
        return commanding;
    }

    /** The version that the build wrote into the jar; part of a what-if report. */
    private static String version() {
        String version = DeskProcesses.class.getPackage().getImplementationVersion();
        return "dynamic-market " + (version == null ? "(not built as a jar)" : version);
    }

    private static BreakerLimit limit(CompiledRelease release, BreakerKind kind) {
        return release.breakerLimits().stream()
                .filter(limit -> limit.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    public ProposalFlow proposals() {
        return proposals;
    }

    public ResumeFlow resumes() {
        return resumes;
    }

    public TaskDesk tasks() {
        return tasks;
    }

    /** What begins by itself, and whether it does. */
    public Schedule schedule() {
        return schedule;
    }

    public IncidentStore incidents() {
        return incidents;
    }

    public ReportStore reports() {
        return reports;
    }

    /** Finds out what signers want to know of a release. */
    public Assessor assessor() {
        return assessor;
    }

    public ProcessRecords records() {
        return commanding.records();
    }

    @Override
    public void close() {
        assessor.close();
        clockwork.close();
        commanding.engine().close();
    }
}
