package io.dynamicmarket.desk.process;

import io.dynamicmarket.facts.Automation;
import io.dynamicmarket.facts.AutomationRule;
import io.dynamicmarket.facts.AutomationRule.Cadence;
import io.dynamicmarket.facts.AutomationRule.Missed;
import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.governance.automation.AutomationStanding;
import io.dynamicmarket.governance.automation.AutomationStore;
import io.dynamicmarket.governance.automation.AutomationTurn;
import io.dynamicmarket.governance.automation.AutomationTurn.Outcome;
import io.dynamicmarket.governance.automation.AutomationWord;
import io.dynamicmarket.governance.process.CommandRefused;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Begins what falls due, unless the table {@code automations} of the release in force or a person has paused it. Each turn
 * that falls due is kept: done, left out, or waiting until it may be done.
 */
public final class Schedule {
    /** What waits is looked at again after this long: states of a market last longer. */
    private static final long LOOK_AGAIN_MILLIS = 2_000;

    private final AutomationStore store;
    private final Rules rules;
    private final Map<Automation, Begin> begins;
    private final Map<Automation, LocalDate> settled = new EnumMap<>(Automation.class);
    private final Map<Automation, Long> lookedAtMillis = new EnumMap<>(Automation.class);

    /** What is begun for a period, within the transaction that keeps that it was. */
    @FunctionalInterface
    interface Begin {
        void begin(String period, long nowMillis, Runnable kept);
    }

    /** The table of the release in force, asked with the market as it is. */
    @FunctionalInterface
    interface Rules extends Function<Automation, Optional<AutomationRule>> {}

    /** @param begins what has something to begin; anything else only stands in the table */
    Schedule(AutomationStore store, Rules rules, Map<Automation, Begin> begins) {
        this.store = store;
        this.rules = rules;
        this.begins = new EnumMap<>(begins);
    }

    /** Begins, leaves out or lets wait what is due. */
    void tick(long nowMillis) {
        LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(nowMillis), ZoneOffset.UTC);
        begins.forEach((automation, begin) -> {
            // nothing falls due within a day whose turn is settled
            boolean rests = today.equals(settled.get(automation))
                    || nowMillis - lookedAtMillis.getOrDefault(automation, 0L) < LOOK_AGAIN_MILLIS;
            if (!rests) {
                lookedAtMillis.put(automation, nowMillis);
                if (settles(automation, begin, period(cadence(automation), today), nowMillis)) {
                    settled.put(automation, today);
                }
            }
        });
    }

    private boolean settles(Automation automation, Begin begin, String period, long nowMillis) {
        Optional<AutomationTurn> last = store.lastTurn(automation);
        if (last.isPresent() && last.get().period().equals(period)) {
            return last.get().settled() || turn(automation, begin, period, standing(automation), nowMillis);
        }
        last.ifPresent(turn -> overtake(turn, period, nowMillis));
        return turn(automation, begin, period, standing(automation), nowMillis);
    }

    /** What waited until the next fell due is left out, and so is what fell due while the desk did not run. */
    private void overtake(AutomationTurn last, String period, long nowMillis) {
        if (!last.settled()) {
            leaveOut(last.automation(), last.period(), overtaken(period), nowMillis);
        }
        LocalDate next = LocalDate.parse(period);
        int days = cadence(last.automation()) == Cadence.WEEKLY ? 7 : 1;
        for (LocalDate day = LocalDate.parse(last.period()).plusDays(days);
                day.isBefore(next);
                day = day.plusDays(days)) {
            leaveOut(last.automation(), day.toString(), new Grounds("desk", "The desk did not run then"), nowMillis);
        }
    }

    private boolean turn(
            Automation automation, Begin begin, String period, AutomationStanding standing, long nowMillis) {
        if (standing.runs()) {
            begin.begin(
                    period,
                    nowMillis,
                    () -> store.note(
                            new AutomationTurn(automation, period, Outcome.DONE, standing.grounds(), nowMillis)));
            return true;
        }
        if (standing.missed() == Missed.SKIP) {
            leaveOut(automation, period, standing.grounds(), nowMillis);
            return true;
        }
        store.note(new AutomationTurn(automation, period, Outcome.WAITS, standing.grounds(), nowMillis));
        return false;
    }

    private void leaveOut(Automation automation, String period, Grounds grounds, long nowMillis) {
        store.note(new AutomationTurn(automation, period, Outcome.SKIPPED, grounds, nowMillis));
    }

    private static Grounds overtaken(String period) {
        return new Grounds("automations", "It waited until the next fell due, " + period);
    }

    /** Whether an automation runs now, and why. */
    public AutomationStanding standing(Automation automation) {
        return AutomationStanding.of(rules.apply(automation), store.lastWord(automation));
    }

    /** How often it falls due; each day, where no release says. */
    public Cadence cadence(Automation automation) {
        return rules.apply(automation).map(AutomationRule::cadence).orElse(Cadence.DAILY);
    }

    /**
     * Takes a person's word.
     *
     * @throws CommandRefused if it changes nothing, or is about what persons do not pause
     */
    public void say(AutomationWord word) {
        if (word.automation() == Automation.TREASURY_EPOCH) {
            throw new CommandRefused("Expected an automation that a person pauses, but the treasury is paused by an"
                    + " override that is signed (PauseBuyback, PauseBurn), or by the kill switch");
        }
        if (!store.say(word)) {
            throw new CommandRefused("Expected a word that changes something, but " + word.automation() + " was not "
                    + (word.act() == AutomationWord.Act.PAUSED
                            ? "running: a person has paused it"
                            : "paused by a person"));
        }
    }

    public AutomationStore store() {
        return store;
    }

    /** Whether there is something that is begun here. */
    public boolean begins(Automation automation) {
        return begins.containsKey(automation);
    }

    /** The day, or the Monday of the week, in UTC. */
    private static String period(Cadence cadence, LocalDate day) {
        return (cadence == Cadence.WEEKLY ? day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)) : day)
                .toString();
    }

    /** The state of a market as the table names it. */
    static String state(Optional<MarketId> market, Function<MarketId, Optional<String>> states) {
        return market.flatMap(states).orElse(AutomationRule.UNKNOWN);
    }
}
