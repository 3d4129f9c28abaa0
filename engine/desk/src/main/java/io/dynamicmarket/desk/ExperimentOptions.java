package io.dynamicmarket.desk;

import io.dynamicmarket.desk.experiment.ExperimentRequest;
import io.dynamicmarket.facts.MarketState;
import io.dynamicmarket.facts.VenueKind;
import io.dynamicmarket.quoting.experiment.Shock;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What every experiment asks for. */
final class ExperimentOptions {
    @Option(
            names = "--recording",
            paramLabel = "FILE",
            required = true,
            description = "Recorded frames of one market, '<receive time, ns> <json>' per line, plain or gzip.")
    private Path recording;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            defaultValue = "EXPANSION",
            description = "Market state that is taken to be in force all the time: ${COMPLETION-CANDIDATES} (default"
                    + " ${DEFAULT-VALUE}). The release's rules turn a preset into quotes for it.")
    private MarketState state;

    @Option(
            names = "--venue-kind",
            paramLabel = "KIND",
            defaultValue = "CEX",
            description = "Refresh cadence and gas response of which kind of venue: ${COMPLETION-CANDIDATES} (default"
                    + " ${DEFAULT-VALUE}).")
    private VenueKind venueKind;

    @Option(
            names = "--volatility-factor",
            paramLabel = "F",
            defaultValue = "1",
            description = "Stress: the mid moves F times as far as recorded, book and trades with it (default"
                    + " ${DEFAULT-VALUE}).")
    private double volatilityFactor;

    @Option(
            names = "--gas-bps",
            paramLabel = "BPS",
            defaultValue = "0",
            description = "Stress: chain fee of one refresh, bps of the quoted notional; raises the spread floor and is"
                    + " paid out of the profit (default ${DEFAULT-VALUE}).")
    private double gasBps;

    @Option(
            names = "--markout",
            paramLabel = "TIME",
            defaultValue = "5s",
            converter = MarketTime.class,
            description = "How long after a fill the mid judges it (default ${DEFAULT-VALUE}).")
    private Duration markout;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the paper venue's latency and of all that is drawn (default ${DEFAULT-VALUE}).")
    private long seed;

    @SuppressWarnings("NullAway.Init") // picocli sets every option before it calls the command
    ExperimentOptions() {}

    /** Refuses a recording that cannot be read before anything is compiled. */
    ExperimentRequest request() {
        ReplayCommand.refuseUnreadable(recording);
        return new ExperimentRequest(
                recording, state, venueKind, new Shock(volatilityFactor, gasBps), markout.toMillis(), seed);
    }
}
