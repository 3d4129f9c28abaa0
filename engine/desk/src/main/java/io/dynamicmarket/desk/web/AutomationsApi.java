package io.dynamicmarket.desk.web;

import io.dynamicmarket.adapters.postgres.KeptVerdict;
import io.dynamicmarket.desk.access.Caller;
import io.dynamicmarket.desk.process.Schedule;
import io.dynamicmarket.desk.run.Desk;
import io.dynamicmarket.facts.Automation;
import io.dynamicmarket.facts.AutomationRule.Cadence;
import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.TreasuryVerdict;
import io.dynamicmarket.governance.audit.FactJson;
import io.dynamicmarket.governance.automation.AutomationStanding;
import io.dynamicmarket.governance.automation.AutomationTurn;
import io.dynamicmarket.governance.automation.AutomationWord;
import io.dynamicmarket.governance.automation.AutomationWord.Act;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the desk begins by itself, whether it does now and why, and what became of it. */
@RestController
@RequestMapping("/api/control/automations")
final class AutomationsApi {
    /** More than one decision ever has. */
    private static final int MOST_VERDICTS = 20;

    /** What a verdict holds where it holds buybacks. */
    private static final Set<String> BUYBACKS = Set.of("all", "buyback");

    private final Desk desk;
    private final Clock clock = Clock.systemUTC();

    AutomationsApi(Desk desk) {
        this.desk = desk;
    }

    /**
     * What became of one that was due.
     *
     * @param outcome {@code WAITS} until it may be done, {@code DONE} or {@code SKIPPED}
     */
    record Turn(String automation, String period, String outcome, Grounds grounds, Instant at) {}

    /** @param act {@code PAUSED} or {@code RESUMED} */
    record Word(String automation, String act, String by, String reason, Instant at) {}

    /**
     * @param runs whether it does now
     * @param by the row of the table, the person, or of the treasury the rule, that says so
     * @param cadence {@code EPOCH}, {@code DAILY} or {@code WEEKLY}, in UTC
     * @param every the cadence as a duration
     * @param begins whether the desk begins it; false for what only has its place in the table
     * @param missed what becomes of what falls due while it is paused: {@code SKIP} or {@code CATCH_UP}
     */
    record Shown(String name, boolean runs, Grounds by, String cadence, String every, boolean begins, String missed) {}

    record All(List<Shown> automations, List<Word> words, List<Turn> turns) {}

    record Wanted(@Nullable String operator, @Nullable String reason) {}

    /** All of them, and what was said and done last, latest first. */
    @GetMapping
    All all(@RequestParam(defaultValue = "50") int limit) {
        int most = Asked.limit(limit);
        return new All(
                Arrays.stream(Automation.values()).map(this::shown).toList(),
                schedule().store().words(most).stream()
                        .map(AutomationsApi::word)
                        .toList(),
                schedule().store().turns(most).stream()
                        .map(AutomationsApi::turn)
                        .toList());
    }

    @PostMapping(path = "/{name}/pause", consumes = MediaType.APPLICATION_JSON_VALUE)
    Shown pause(@PathVariable String name, @RequestBody Wanted wanted, Caller caller) {
        return say(name, Act.PAUSED, wanted, caller);
    }

    /** Takes a pause back that a person has made; the table decides again. */
    @PostMapping(path = "/{name}/resume", consumes = MediaType.APPLICATION_JSON_VALUE)
    Shown resume(@PathVariable String name, @RequestBody Wanted wanted, Caller caller) {
        return say(name, Act.RESUMED, wanted, caller);
    }

    private Shown say(String name, Act act, Wanted wanted, Caller caller) {
        Automation automation = automation(name);
        String operator = caller.acting(wanted.operator(), "operator");
        String reason = Asked.text(wanted.reason(), "reason");
        schedule().say(Asked.fact(() -> new AutomationWord(automation, act, operator, reason, clock.millis())));
        return shown(automation);
    }

    private static Automation automation(String name) {
        return Arrays.stream(Automation.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new NotKept("Expected one of " + List.of(Automation.values()) + ", but got '" + name + "'."));
    }

    private Schedule schedule() {
        return desk.processes().schedule();
    }

    private Shown shown(Automation automation) {
        AutomationStanding standing = automation == Automation.TREASURY_EPOCH
                ? treasury()
                : schedule().standing(automation);
        Cadence cadence = automation == Automation.TREASURY_EPOCH
                ? Cadence.EPOCH
                : schedule().cadence(automation);
        return new Shown(
                automation.name(),
                standing.runs(),
                standing.grounds(),
                cadence.name(),
                every(cadence).toString(),
                automation == Automation.TREASURY_EPOCH || schedule().begins(automation),
                standing.missed().name());
    }

    private Duration every(Cadence cadence) {
        return switch (cadence) {
            case EPOCH -> Duration.ofMinutes(epochMinutes().longValueExact());
            case DAILY -> Duration.ofDays(1);
            case WEEKLY -> Duration.ofDays(7);
        };
    }

    private BigDecimal epochMinutes() {
        Object minutes = desk.release()
                .table("treasury-schedule")
                .decide(Map.of("figure", "EPOCH_MINUTES"))
                .outputs()
                .get("value");
        if (minutes instanceof BigDecimal number) {
            return number;
        }
        throw new IllegalStateException("Expected the minutes of an epoch in treasury-schedule, but got " + minutes);
    }

    /** The market loop closes epochs by the rules of its release; what they hold is what was decided last. */
    private AutomationStanding treasury() {
        AutomationStanding byTable = schedule().standing(Automation.TREASURY_EPOCH);
        List<KeptVerdict> latest = desk.store().treasuryVerdicts(Long.MAX_VALUE, MOST_VERDICTS);
        return latest.stream()
                .filter(each -> each.receiptSequence() == latest.get(0).receiptSequence())
                .map(each -> FactJson.read(TreasuryVerdict.class, each.json()))
                .filter(AutomationsApi::holdsBuybacks)
                .findFirst()
                .map(held -> new AutomationStanding(false, byTable.missed(), held.grounds()))
                .orElse(byTable);
    }

    private static boolean holdsBuybacks(TreasuryVerdict verdict) {
        return verdict instanceof TreasuryVerdict.Hold hold && BUYBACKS.contains(hold.action());
    }

    private static Word word(AutomationWord word) {
        return new Word(
                word.automation().name(),
                word.act().name(),
                word.by(),
                word.reason(),
                Instant.ofEpochMilli(word.atMillis()));
    }

    private static Turn turn(AutomationTurn turn) {
        return new Turn(
                turn.automation().name(),
                turn.period(),
                turn.outcome().name(),
                turn.grounds(),
                Instant.ofEpochMilli(turn.atMillis()));
    }
}
