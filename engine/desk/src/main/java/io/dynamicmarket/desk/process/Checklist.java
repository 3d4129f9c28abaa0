package io.dynamicmarket.desk.process;

import io.dynamicmarket.adapters.postgres.Database;
import io.dynamicmarket.adapters.postgres.PostgresStore;
import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.governance.incident.Incident;
import io.dynamicmarket.governance.incident.IncidentEntry;
import io.dynamicmarket.governance.incident.IncidentStore;
import io.dynamicmarket.governance.process.Step;
import io.dynamicmarket.governance.process.StepHandler;
import io.dynamicmarket.governance.process.Variables;
import io.dynamicmarket.governance.report.Report;
import io.dynamicmarket.governance.report.ReportStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The daily operations checklist of the source document: each line is checked by the machine where it can be ({@code ok:}
 * or {@code open:}), and is {@code to sign:} where it cannot.
 */
final class Checklist {
    private static final Logger LOG = LoggerFactory.getLogger(Checklist.class);
    private static final int LOOKED_AT = 100;

    private final Database database;
    private final PostgresStore store;
    private final IncidentStore incidents;
    private final ReportStore reports;
    private final Supplier<Optional<MarketSituation>> situation;

    Checklist(
            Database database,
            PostgresStore store,
            IncidentStore incidents,
            ReportStore reports,
            Supplier<Optional<MarketSituation>> situation) {
        this.database = database;
        this.store = store;
        this.incidents = incidents;
        this.reports = reports;
        this.situation = situation;
    }

    Map<String, StepHandler> byType() {
        return Map.of(
                "checklist.check", within(this::check),
                "checklist.overdue", within(this::overdue),
                "checklist.close", within(this::close));
    }

    private StepHandler within(Function<Step, Variables> work) {
        return (step, transaction) -> database.within(transaction, () -> work.apply(step));
    }

    private Variables check(Step step) {
        Optional<MarketSituation> seen = situation.get();
        List<String> lines = new ArrayList<>();
        lines.add(seen.map(Checklist::feed).orElse("open: feed health - no decision was taken yet"));
        lines.add(seen.map(Checklist::inventory).orElse("open: inventory against targets - no decision was taken yet"));
        lines.add(seen.map(now -> treasury(now.features().market()))
                .orElse("open: treasury balances - no market is made yet"));
        lines.add(breakers(seen.map(now -> now.features().market())));
        lines.add("to sign: presets fit the macro conditions, or a rotation is proposed");
        lines.add("to sign: the daily liquidity snapshot is published to the ops channel");
        return Variables.of("machineLines", lines);
    }

    private static String feed(MarketSituation now) {
        boolean well = now.health().bookValid() && now.health().lateIntervals() == 0;
        return (well ? "ok: " : "open: ") + "feed health - heartbeat "
                + now.health().heartbeatAgeMillis()
                + " ms ago, latency p95 " + now.health().latencyP95Millis() + " ms, "
                + now.health().gaps() + " gaps since the start";
    }

    private static String inventory(MarketSituation now) {
        double use = now.inventory().softUse();
        return (use < 1 ? "ok: " : "open: ") + "inventory against targets - " + Math.round(use * 100)
                + " % of the soft limit";
    }

    private String treasury(MarketId market) {
        return store.treasuryBalances(market).isPresent()
                ? "ok: treasury balances - those of the last receipt are those of the ledger"
                : "open: treasury balances - no epoch was closed yet";
    }

    private String breakers(Optional<MarketId> market) {
        List<String> outstanding = new ArrayList<>(market.map(store::breakersInForce).orElse(List.of()).stream()
                .map(BreakerTripped::kind)
                .map(Enum::name)
                .toList());
        incidents.incidents(LOOKED_AT).stream()
                .filter(incident -> incident.status() != IncidentEntry.Kind.CLOSED)
                .map(Incident::id)
                .forEach(outstanding::add);
        return outstanding.isEmpty()
                ? "ok: outstanding breakers and incidents - none"
                : "open: outstanding breakers and incidents - " + String.join(", ", outstanding);
    }

    private Variables overdue(Step step) {
        LOG.warn("The checklist of {} was not signed in time.", step.instance().businessKey());
        return Variables.NONE;
    }

    private Variables close(Step step) {
        List<String> all = new ArrayList<>(step.variables().texts("machineLines"));
        all.addAll(step.variables().texts(ResumeFlow.LINES));
        reports.keep(new Report(
                Report.Kind.CHECKLIST,
                step.instance().businessKey(),
                true,
                String.join("\n", all) + "\nsigned by " + step.variables().text(TaskDesk.DONE_BY) + "\n",
                step.nowMillis()));
        return Variables.NONE;
    }
}
