package io.dynamicmarket.desk.web;

import io.dynamicmarket.desk.access.Caller;
import io.dynamicmarket.desk.loop.ControlCommand;
import io.dynamicmarket.desk.loop.ControlOutcome;
import io.dynamicmarket.desk.run.Desk;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a person may tell the desk over HTTP: to halt. There is no way here to resume, since that takes a sign-off. */
@RestController
@RequestMapping(path = "/api/control", consumes = MediaType.APPLICATION_JSON_VALUE)
final class ControlApi {
    private static final long LONGEST_SECONDS = 5;

    private final Desk desk;

    ControlApi(Desk desk) {
        this.desk = desk;
    }

    /** @param operator the caller; another one is refused */
    record KillRequest(@Nullable String operator, @Nullable String reason) {}

    /** @param recorded whether the halt has a receipt and so outlives a restart */
    record Halted(boolean halted, int cancelledQuotes, boolean recorded, String sentence) {}

    /** Answers once the halt is in force and was recorded. */
    @PostMapping("/kill")
    Halted kill(@RequestBody KillRequest request, Caller caller) throws InterruptedException {
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
