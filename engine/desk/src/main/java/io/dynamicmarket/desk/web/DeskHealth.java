package io.dynamicmarket.desk.web;

import io.dynamicmarket.adapters.venue.SourcePhase;
import io.dynamicmarket.adapters.venue.SourceStatus;
import io.dynamicmarket.desk.run.Desk;
import io.dynamicmarket.desk.web.BoardSnapshot.Latest;
import io.dynamicmarket.desk.web.DeskPage.Level;
import io.dynamicmarket.desk.web.DeskPage.Standing;
import io.dynamicmarket.facts.FeedHealth;
import io.dynamicmarket.governance.process.Backlog;
import io.dynamicmarket.workflows.WorkflowsFailed;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.actuate.health.Health;

/** What is wrong, each part in a sentence. Reads what the board knows; asks nothing of the loop. */
final class DeskHealth {
    private static final long SILENT_MILLIS = 3_000;

    private final Desk desk;

    DeskHealth(Desk desk) {
        this.desk = desk;
    }

    /** Whether the quoted venue can be believed. */
    Health feed() {
        SourceStatus source = desk.market().sources().get(0);
        Latest latest = desk.board().snapshot().latest();
        if (latest == null) {
            return down("Expected frames of the quoted venue, but none has come. " + source.lastProblem());
        }
        FeedHealth health = latest.situation().health();
        Health.Builder built = source.phase() != SourcePhase.CONNECTED
                ? Health.down()
                        .withDetail(
                                "sentence", "The source is " + Words.of(source.phase()) + ". " + source.lastProblem())
                : !health.bookValid()
                        ? Health.down().withDetail("sentence", "The book is not valid: a fresh snapshot is awaited.")
                        : Health.up().withDetail("sentence", "Frames come and the book is valid.");
        return built.withDetail("confidence", health.confidence())
                .withDetail("heartbeatAgeMillis", health.heartbeatAgeMillis())
                .withDetail("latencyP95Millis", health.latencyP95Millis())
                .build();
    }

    /** Whether decisions are taken. */
    Health loop() {
        String failure = desk.market().failure();
        if (!failure.isEmpty()) {
            return down(failure);
        }
        BoardSnapshot known = desk.board().snapshot();
        boolean ended = desk.market().sources().get(0).phase() == SourcePhase.ENDED;
        long silentMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - known.writtenAtNanos());
        if (known.latest() != null && !ended && silentMillis > SILENT_MILLIS) {
            return down("Expected a decision each 100 ms, but the last one was " + silentMillis + " ms ago.");
        }
        return Health.up()
                .withDetail("sentence", ended ? "The recording has ended." : "Decisions are taken.")
                .withDetail("waiting", desk.market().waiting())
                .build();
    }

    /** Whether decisions can be recorded, and the database be read. */
    Health trail() {
        String problem = desk.board().snapshot().trailProblem();
        if (!problem.isEmpty()) {
            return down(problem);
        }
        int kept = desk.store().receipts(Long.MAX_VALUE, 1).size();
        return Health.up()
                .withDetail("sentence", kept == 0 ? "No receipt was kept yet." : "Receipts are kept.")
                .withDetail("database", desk.databaseName())
                .build();
    }

    /** Whether the policy lets the desk quote. */
    Health policy() {
        Standing standing =
                StandingOf.standing(desk.board().snapshot(), desk.market().failure());
        String release = desk.release().id().sha256();
        if (standing.level() == Level.HALTED) {
            return Health.outOfService()
                    .withDetail("sentence", "Quoting is halted. " + String.join(" ", standing.reasons()))
                    .withDetail("release", release)
                    .build();
        }
        return Health.up()
                .withDetail(
                        "sentence", standing.reasons().isEmpty() ? "Quoting." : String.join(" ", standing.reasons()))
                .withDetail("release", release)
                .build();
    }

    /** Whether processes of people and steps go on. No decision of the market waits for them. */
    Health processes() {
        String problem = desk.processes().problem();
        try {
            Backlog backlog = desk.processes().backlog();
            String sentence = problem.isEmpty() ? "Processes run " + backlog.place() + "." : problem;
            return (problem.isEmpty() ? Health.up() : Health.down())
                    .withDetail("sentence", sentence)
                    .withDetail("place", backlog.place())
                    .withDetail("waiting", backlog.waiting())
                    .withDetail("first", backlog.first())
                    .withDetail("refused", backlog.refused())
                    .build();
        } catch (WorkflowsFailed e) {
            return down(problem.isEmpty() ? String.valueOf(e.getMessage()) : problem);
        }
    }

    private static Health down(String sentence) {
        return Health.down().withDetail("sentence", sentence.strip()).build();
    }
}
