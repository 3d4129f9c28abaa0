package io.dynamicmarket.desk.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Writes what changed to the log, with the ids by which it can be found again. */
final class DeskLog {
    private static final Logger LOG = LoggerFactory.getLogger("io.dynamicmarket.desk.decisions");

    private DeskLog() {}

    static void write(DecisionLine line, String market, long snapshot) {
        try (MDC.MDCCloseable ofMarket = MDC.putCloseable("market", market);
                MDC.MDCCloseable ofSnapshot = MDC.putCloseable("snapshot", String.valueOf(snapshot));
                MDC.MDCCloseable ofDecision = MDC.putCloseable("decision", String.valueOf(line.receipt()));
                MDC.MDCCloseable ofRule = MDC.putCloseable("source", line.source())) {
            switch (line.weight()) {
                case NOTE -> LOG.info("{}", line.text());
                case WARNING -> LOG.warn("{}", line.text());
                case ALARM -> LOG.error("{}", line.text());
            }
        }
    }
}
