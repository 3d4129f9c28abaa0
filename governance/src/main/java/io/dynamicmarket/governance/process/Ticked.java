package io.dynamicmarket.governance.process;

/**
 * What a tick has done.
 *
 * @param timers timers fired
 * @param steps steps carried out
 * @param failures steps that failed, whether they are tried again or not
 */
public record Ticked(int timers, int steps, int failures) {
    /** Nothing was due. */
    public boolean idle() {
        return timers + steps + failures == 0;
    }
}
