package io.dynamicmarket.governance.access;

/**
 * By whom, from where and when something is done.
 *
 * @param by a person, a token, or what a stranger called himself
 * @param from address of the network, or "here" for a command on the desk's own machine
 * @param atMillis epoch milliseconds
 */
public record Occasion(String by, String from, long atMillis) {
    private static final int LONGEST = 100;

    public Occasion {
        by = shortened(by);
        from = shortened(from);
    }

    AccessEvent event(AccessEvent.Act act, String subject, String detail) {
        return new AccessEvent(0, atMillis, act, by, subject, from, detail);
    }

    AccessEvent event(AccessEvent.Act act, PersonId subject, String detail) {
        return event(act, subject.value(), detail);
    }

    /** A stranger chooses what he sends: it is recorded as far as it can be read in a line. */
    private static String shortened(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }
}
