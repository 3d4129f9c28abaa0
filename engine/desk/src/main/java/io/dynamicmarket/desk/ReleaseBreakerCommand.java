package io.dynamicmarket.desk;

import io.dynamicmarket.adapters.postgres.Database;
import io.dynamicmarket.adapters.postgres.DatabaseFailed;
import io.dynamicmarket.adapters.postgres.PostgresAuditTrail;
import io.dynamicmarket.adapters.postgres.PostgresProposals;
import io.dynamicmarket.adapters.postgres.PostgresStore;
import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.BreakerReleased;
import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.facts.SessionStarted;
import io.dynamicmarket.governance.audit.AuditTrailFailed;
import io.dynamicmarket.governance.audit.DecisionRecord;
import io.dynamicmarket.governance.audit.OutboxAction;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Releases a latched breaker while the desk is stopped, named by two persons and kept as a receipt. It takes the place
 * of the only writer of receipts, so that it cannot pull a running desk out of its halt.
 */
@Command(
        name = "release-breaker",
        mixinStandardHelpOptions = true,
        description = "Release a latched breaker, the kill switch among them, while the desk is stopped.")
final class ReleaseBreakerCommand implements Callable<Integer> {
    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "KILL_SWITCH",
            description = "Which breaker: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
    private BreakerKind kind;

    @Option(names = "--operator", paramLabel = "NAME", required = true, description = "Who releases it.")
    private String operator;

    @Option(names = "--second", paramLabel = "NAME", required = true, description = "Another person, who agrees.")
    private String second;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why trading may go on.")
    private String reason;

    @Mixin
    private DatabaseOptions database;

    @Mixin
    private PolicyOptions policy;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets every option before it calls the command
    ReleaseBreakerCommand() {}

    @Override
    public Integer call() {
        SignedRelease signed = signed();
        ReleaseId release = policy.release().id();
        try (Database open = database.open();
                PostgresAuditTrail trail = PostgresAuditTrail.open(open)) {
            if (new PostgresProposals(open).signerSet().isPresent()) {
                throw new Unusable(
                        "Expected a resume that two operators sign (docs/runbooks/resume.md), since signers are"
                                + " enrolled: nothing was released. A halted desk starts, and resumes from there.");
            }
            PostgresStore store = new PostgresStore(open);
            List<MarketId> halted = store.marketsHaltedBy(kind);
            halted.forEach(market -> trail.append(record(market, signed, release), actions(market, store)));
            report(halted);
            return halted.isEmpty() ? 1 : 0;
        } catch (DatabaseFailed | AuditTrailFailed e) {
            throw new Unusable("Nothing was released; the desk must be stopped first. " + e.getMessage(), e);
        }
    }

    private SignedRelease signed() {
        try {
            return new SignedRelease(operator, second, reason);
        } catch (IllegalArgumentException e) {
            throw new Unusable(e.getMessage() + ".", e);
        }
    }

    private DecisionRecord record(MarketId market, SignedRelease signed, ReleaseId release) {
        long nowMillis = Clock.systemUTC().millis();
        Grounds grounds = new Grounds(
                "CTL-002",
                "Released by " + signed.operator() + " and " + signed.secondOperator() + ": " + signed.reason());
        BreakerReleased released = new BreakerReleased(kind, nowMillis, grounds);
        return new DecisionRecord("control", market, nowMillis, release, signed, released, List.of("CTL-002"));
    }

    /** Whoever releases the drawdown breaker accepts the loss: a new session begins, or it would trip again at once. */
    private List<OutboxAction> actions(MarketId market, PostgresStore store) {
        if (kind != BreakerKind.DRAWDOWN) {
            return List.of();
        }
        return LastProfit.of(market, store)
                .map(total -> List.of(new OutboxAction(
                        "session-started",
                        "session-" + market + "-" + Clock.systemUTC().millis(),
                        new SessionStarted(total))))
                .orElse(List.of());
    }

    private void report(List<MarketId> halted) {
        PrintWriter to = spec.commandLine().getOut();
        to.println(
                halted.isEmpty()
                        ? "Expected " + kind + " to be in force, but it is not in any market; nothing was released."
                        : kind + " released in " + halted + ". The market starts cold when the desk does.");
        to.flush();
    }
}
