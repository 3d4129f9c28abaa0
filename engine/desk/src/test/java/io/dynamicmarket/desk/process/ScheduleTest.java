package io.dynamicmarket.desk.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dynamicmarket.facts.Automation;
import io.dynamicmarket.facts.AutomationRule;
import io.dynamicmarket.facts.AutomationRule.Cadence;
import io.dynamicmarket.facts.AutomationRule.Decision;
import io.dynamicmarket.facts.AutomationRule.Missed;
import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.governance.automation.AutomationStore;
import io.dynamicmarket.governance.automation.AutomationTurn;
import io.dynamicmarket.governance.automation.AutomationTurn.Outcome;
import io.dynamicmarket.governance.automation.AutomationWord;
import io.dynamicmarket.governance.automation.AutomationWord.Act;
import io.dynamicmarket.governance.process.CommandRefused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is due is begun, waits or is left out, and each of it is kept. */
class ScheduleTest {
    /** A Thursday. */
    private static final long NOON = Instant.parse("2026-11-26T12:00:00Z").toEpochMilli();

    private static final long HOUR = 3_600_000;

    private final Kept kept = new Kept();
    private final List<String> begun = new ArrayList<>();
    private Optional<AutomationRule> rule = Optional.of(rule(Decision.RUN, Cadence.DAILY, Missed.CATCH_UP));

    @Test
    void beginsOnceADay() {
        Schedule schedule = schedule();
        schedule.tick(NOON);
        schedule.tick(NOON + HOUR);
        schedule().tick(NOON + 2 * HOUR);
        schedule.tick(NOON + 24 * HOUR);

        assertEquals(List.of("2026-11-26", "2026-11-27"), begun);
        assertEquals(List.of("DONE 2026-11-26 row", "DONE 2026-11-27 row"), kept.outcomes());
    }

    @Test
    void beginsOnMondaysWhatIsWeekly() {
        rule = Optional.of(rule(Decision.RUN, Cadence.WEEKLY, Missed.SKIP));
        Schedule schedule = schedule();
        schedule.tick(NOON);
        schedule.tick(NOON + 72 * HOUR);
        schedule.tick(NOON + 96 * HOUR);

        assertEquals(List.of("2026-11-23", "2026-11-30"), begun);
    }

    @Test
    void letsWhatIsPausedWaitAndCatchesUpOnce() {
        rule = Optional.of(rule(Decision.PAUSE, Cadence.DAILY, Missed.CATCH_UP));
        Schedule schedule = schedule();
        schedule.tick(NOON);
        schedule.tick(NOON + HOUR);
        assertEquals(List.of(), begun);
        assertFalse(schedule.standing(Automation.DAILY_CHECKLIST).runs());

        rule = Optional.of(rule(Decision.RUN, Cadence.DAILY, Missed.CATCH_UP));
        schedule.tick(NOON + 2 * HOUR);
        schedule.tick(NOON + 3 * HOUR);

        assertEquals(List.of("2026-11-26"), begun);
        assertEquals(List.of("WAITS 2026-11-26 row", "DONE 2026-11-26 row"), kept.outcomes());
    }

    @Test
    void keepsThatItLeftOutWhatTheTableDoesNotCatchUp() {
        rule = Optional.of(rule(Decision.PAUSE, Cadence.DAILY, Missed.SKIP));
        Schedule schedule = schedule();
        schedule.tick(NOON);
        rule = Optional.of(rule(Decision.RUN, Cadence.DAILY, Missed.SKIP));
        schedule.tick(NOON + HOUR);

        assertEquals(List.of(), begun);
        assertEquals(List.of("SKIPPED 2026-11-26 row"), kept.outcomes());
    }

    @Test
    void keepsThatADayWaitedUntilTheNext() {
        rule = Optional.of(rule(Decision.PAUSE, Cadence.DAILY, Missed.CATCH_UP));
        Schedule schedule = schedule();
        schedule.tick(NOON);
        schedule.tick(NOON + 24 * HOUR);

        assertEquals(
                List.of("WAITS 2026-11-26 row", "SKIPPED 2026-11-26 automations", "WAITS 2026-11-27 row"),
                kept.outcomes());
    }

    @Test
    void keepsThatDaysWereLeftOutOnWhichTheDeskDidNotRun() {
        schedule().tick(NOON);
        schedule().tick(NOON + 72 * HOUR);

        assertEquals(List.of("2026-11-26", "2026-11-29"), begun);
        assertEquals(
                List.of(
                        "DONE 2026-11-26 row",
                        "SKIPPED 2026-11-27 desk",
                        "SKIPPED 2026-11-28 desk",
                        "DONE 2026-11-29 row"),
                kept.outcomes());
    }

    @Test
    void isPausedWithoutATableAndSaysSo() {
        rule = Optional.empty();
        Schedule schedule = schedule();
        schedule.tick(NOON);

        assertEquals(List.of(), begun);
        assertEquals(List.of("WAITS 2026-11-26 automations"), kept.outcomes());
        assertEquals(
                "Expected a row for it in the table automations of the release in force, but there is none: it is paused"
                        + " until a release has one",
                schedule.standing(Automation.DAILY_CHECKLIST).grounds().sentence());
    }

    @Test
    void aPersonPausesWhatTheTableRunsAndTakesItBack() {
        Schedule schedule = schedule();
        schedule.say(word(Act.PAUSED));
        assertThrows(CommandRefused.class, () -> schedule.say(word(Act.PAUSED)));
        schedule.tick(NOON);
        assertEquals(List.of(), begun);
        assertEquals(
                new Grounds("olga", "the desk moves"),
                schedule.standing(Automation.DAILY_CHECKLIST).grounds());

        schedule.say(word(Act.RESUMED));
        assertThrows(CommandRefused.class, () -> schedule.say(word(Act.RESUMED)));
        schedule.tick(NOON + HOUR);
        assertEquals(List.of("2026-11-26"), begun);
    }

    @Test
    void aPersonCannotRunWhatTheTablePausesNorPauseTheTreasury() {
        rule = Optional.of(rule(Decision.PAUSE, Cadence.DAILY, Missed.CATCH_UP));
        Schedule schedule = schedule();
        assertThrows(CommandRefused.class, () -> schedule.say(word(Act.RESUMED)));
        assertThrows(
                CommandRefused.class,
                () -> schedule.say(
                        new AutomationWord(Automation.TREASURY_EPOCH, Act.PAUSED, "olga", "too dear", NOON)));
    }

    private Schedule schedule() {
        return new Schedule(kept, automation -> rule, Map.of(Automation.DAILY_CHECKLIST, (period, now, done) -> {
            begun.add(period);
            done.run();
        }));
    }

    private static AutomationWord word(Act act) {
        return new AutomationWord(Automation.DAILY_CHECKLIST, act, "olga", "the desk moves", NOON);
    }

    private static AutomationRule rule(Decision decision, Cadence cadence, Missed missed) {
        return new AutomationRule(
                Automation.DAILY_CHECKLIST,
                "RECOVERY",
                "RELEASED",
                decision,
                cadence,
                missed,
                new Grounds("row", "the row"));
    }

    /** What is kept, in memory. */
    private static final class Kept implements AutomationStore {
        private final List<AutomationWord> words = new ArrayList<>();
        private final List<AutomationTurn> turns = new ArrayList<>();

        List<String> outcomes() {
            return turns.stream()
                    .map(turn -> turn.outcome() + " " + turn.period() + " "
                            + turn.grounds().source())
                    .toList();
        }

        @Override
        public boolean say(AutomationWord word) {
            Act before = lastWord(word.automation()).map(AutomationWord::act).orElse(Act.RESUMED);
            return before != word.act() && words.add(word);
        }

        @Override
        public Optional<AutomationWord> lastWord(Automation automation) {
            return words.isEmpty() ? Optional.empty() : Optional.of(words.get(words.size() - 1));
        }

        @Override
        public boolean note(AutomationTurn turn) {
            boolean known = turns.stream()
                    .anyMatch(each -> each.period().equals(turn.period())
                            && (each.outcome() == Outcome.WAITS) == (turn.outcome() == Outcome.WAITS));
            return !known && turns.add(turn);
        }

        @Override
        public Optional<AutomationTurn> lastTurn(Automation automation) {
            return turns.isEmpty() ? Optional.empty() : Optional.of(turns.get(turns.size() - 1));
        }

        @Override
        public List<AutomationWord> words(int limit) {
            return List.copyOf(words);
        }

        @Override
        public List<AutomationTurn> turns(int limit) {
            return List.copyOf(turns);
        }
    }
}
