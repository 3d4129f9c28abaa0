package io.dynamicmarket.desk.web;

import io.dynamicmarket.desk.access.Caller;
import io.dynamicmarket.desk.loop.ControlCommand;
import io.dynamicmarket.desk.loop.ControlOutcome;
import io.dynamicmarket.desk.run.Desk;
import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.governance.process.ProcessKey;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a person may tell the desk over HTTP: to halt. To resume takes a sign-off, which begins here. */
@RestController
@RequestMapping(path = "/api/control", consumes = MediaType.APPLICATION_JSON_VALUE)
final class ControlApi {
    private static final long LONGEST_SECONDS = 5;

    private final Desk desk;
    private final Clock clock = Clock.systemUTC();

    ControlApi(Desk desk) {
        this.desk = desk;
    }

    /**
     * @param operator the caller; another one is refused
     * @param scope {@code everything}, where nothing is said, the market or the venue of this desk: another one is refused
     *     rather than halt what nobody meant
     */
    record KillRequest(
            @Nullable String operator,
            @Nullable String reason,
            @Nullable String scope) {}

    /** @param recorded whether the halt has a receipt and so outlives a restart */
    record Halted(boolean halted, int cancelledQuotes, boolean recorded, String sentence) {}

    /** Answers once the halt is in force and was recorded. */
    @PostMapping("/kill")
    Halted kill(@RequestBody KillRequest request, Caller caller) throws InterruptedException {
        refuseOtherScope(request.scope());
        ControlCommand.Kill kill = command(request, caller);
        try {
            ControlOutcome outcome = desk.market().control(kill).get(LONGEST_SECONDS, TimeUnit.SECONDS);
            return new Halted(true, outcome.cancelledQuotes(), outcome.recorded(), sentence(outcome));
        } catch (ExecutionException e) {
            throw new NotInForce(
                    String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()), e);
        } catch (TimeoutException e) {
            throw new NotInForce(
                    "Expected the market loop to halt within " + LONGEST_SECONDS
                            + " s, but it has not answered: the halt takes effect in its next turn.",
                    e);
        }
    }

    /** One market at one venue is quoted here, so whatever is meant by its name is all that the desk does. */
    private void refuseOtherScope(@Nullable String scope) {
        Set<String> own = new TreeSet<>(Set.of("everything"));
        desk.board().situation().ifPresent(seen -> {
            own.add(seen.health().market().value());
            own.add(seen.health().venue().value());
        });
        if (scope != null && !own.contains(scope)) {
            throw new BadInput("Expected one of " + own + " as 'scope', but got '" + scope + "'.");
        }
    }

    /**
     * @param breaker {@code KILL_SWITCH}, where nothing is said
     * @param reason why quoting may go on
     */
    record ResumeRequest(
            @Nullable BreakerKind breaker, @Nullable String reason) {}

    /** @param process whose first task is the recovery checklist */
    record Resuming(String process, String businessKey, String sentence) {}

    /** Begins the way out of a halt: checklist, replay, two signatures, cool-off. Nothing is released by this. */
    @PostMapping("/resume")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Resuming resume(@RequestBody ResumeRequest request, Caller caller) {
        MarketId market = desk.board()
                .marketMade()
                .orElseThrow(() -> new BadInput("Expected a market that is made, but none is known yet."));
        BreakerKind breaker = request.breaker() == null ? BreakerKind.KILL_SWITCH : request.breaker();
        ProcessKey key = desk.processes()
                .resumes()
                .ask(market, breaker, caller.human().id(), Asked.text(request.reason(), "reason"), clock.millis());
        return new Resuming(
                key.process(),
                key.businessKey(),
                "The recovery checklist waits in the inbox of operators. Nothing is released yet.");
    }

    private static ControlCommand.Kill command(KillRequest request, Caller caller) {
        String operator = caller.acting(request.operator(), "operator");
        try {
            return new ControlCommand.Kill(operator, trimmed(request.reason()));
        } catch (IllegalArgumentException e) {
            throw new BadInput(e.getMessage() + ".");
        }
    }

    private static String sentence(ControlOutcome outcome) {
        String cancelled = "Quoting is halted, " + outcome.cancelledQuotes() + " quotes were cancelled. ";
        return outcome.recorded()
                ? cancelled + "The halt is recorded and outlives a restart."
                : cancelled + "It could not be recorded: do not restart the desk before the database is back.";
    }

    private static String trimmed(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
