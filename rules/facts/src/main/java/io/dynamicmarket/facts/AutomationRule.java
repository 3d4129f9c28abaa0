package io.dynamicmarket.facts;

import java.util.Arrays;
import java.util.Objects;

/**
 * One answer of {@code dmn/automations.dmn}: whether an automation runs while a market is as it is.
 *
 * @param automation which
 * @param marketState a {@link MarketState}, or UNKNOWN before the first decision
 * @param killSwitch PULLED or RELEASED
 * @param decision whether it runs
 * @param cadence how often it falls due
 * @param missed what becomes of what falls due while it is paused
 * @param grounds the row
 */
public record AutomationRule(
        Automation automation,
        String marketState,
        String killSwitch,
        Decision decision,
        Cadence cadence,
        Missed missed,
        Grounds grounds) {
    /** The state of a market of which nothing was decided yet. */
    public static final String UNKNOWN = "UNKNOWN";

    /** Whether an automation runs. */
    public enum Decision {
        RUN,
        PAUSE
    }

    /** How often an automation falls due, in UTC. */
    public enum Cadence {
        /** At the end of each epoch of {@code dmn/treasury/treasury-schedule.dmn}. */
        EPOCH,
        /** At the beginning of each day. */
        DAILY,
        /** At the beginning of each Monday. */
        WEEKLY
    }

    /** What becomes of what falls due meanwhile. */
    public enum Missed {
        /** It is left out, which is recorded. */
        SKIP,
        /** It is done once the automation runs again, unless the next has fallen due by then. */
        CATCH_UP
    }

    public AutomationRule {
        Objects.requireNonNull(automation);
        Objects.requireNonNull(decision);
        Objects.requireNonNull(cadence);
        Objects.requireNonNull(missed);
        Objects.requireNonNull(grounds);
        String state = marketState;
        if (!state.equals(UNKNOWN)
                && Arrays.stream(MarketState.values())
                        .noneMatch(each -> each.name().equals(state))) {
            throw new IllegalArgumentException("Expected a state of a market or UNKNOWN, but got '" + state + "'");
        }
        if (!killSwitch.equals("PULLED") && !killSwitch.equals("RELEASED")) {
            throw new IllegalArgumentException("Expected PULLED or RELEASED, but got '" + killSwitch + "'");
        }
    }
}
