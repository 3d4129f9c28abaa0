package io.dynamicmarket.governance.activation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What one activation leaves to be believed of its scope from its transaction time on: periods in order that do not
 * overlap. Time before is not in it, since no activation reaches back; an earlier timeline tells of it. So timelines are
 * only ever added, and closing a period means that the next timeline ends it sooner.
 *
 * @param periods in order of time
 */
public record Timeline(List<Period> periods) {
    /** Nothing was ever activated. */
    public static final Timeline EMPTY = new Timeline(List.of());

    public Timeline {
        periods = List.copyOf(periods);
        for (int i = 1; i < periods.size(); i++) {
            if (periods.get(i).fromMillis() < periods.get(i - 1).untilMillis()) {
                throw new IllegalArgumentException("Expected periods in order of time that do not overlap, but got "
                        + periods.get(i - 1) + " and " + periods.get(i));
            }
        }
    }

    /** The timeline once an activation is recorded: the later word wins over the time that it speaks of. */
    public Timeline after(Activation activation) {
        long from = activation.fromMillis();
        long until = activation.untilMillis();
        List<Period> next = new ArrayList<>();
        for (Period period : periods) {
            addPart(next, period, activation.recordedAtMillis(), from);
            addPart(next, period, until, Activation.FOR_GOOD);
        }
        if (activation.ruling() instanceof Ruling.Use use) {
            next.add(new Period(use.release(), from, until));
        }
        next.sort(Comparator.comparingLong(Period::fromMillis));
        return new Timeline(next);
    }

    /** The period of an instant; empty where nothing is valid. */
    public Optional<Period> at(long atMillis) {
        return periods.stream().filter(period -> period.covers(atMillis)).findFirst();
    }

    /** The first instant after another at which a period begins or ends; {@link Activation#FOR_GOOD} if none does. */
    public long nextChangeAfter(long atMillis) {
        long next = Activation.FOR_GOOD;
        for (Period period : periods) {
            next = period.fromMillis() > atMillis ? Math.min(next, period.fromMillis()) : next;
            next = period.untilMillis() > atMillis ? Math.min(next, period.untilMillis()) : next;
        }
        return next;
    }

    /** What of a period lies between two instants. */
    private static void addPart(List<Period> into, Period period, long fromMillis, long untilMillis) {
        long from = Math.max(period.fromMillis(), fromMillis);
        long until = Math.min(period.untilMillis(), untilMillis);
        if (from < until) {
            into.add(new Period(period.release(), from, until));
        }
    }
}
