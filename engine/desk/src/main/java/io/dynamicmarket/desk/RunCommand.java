package io.dynamicmarket.desk;

import io.dynamicmarket.adapters.postgres.DatabaseFailed;
import io.dynamicmarket.adapters.venue.BinanceEndpoints;
import io.dynamicmarket.desk.access.FirstPersons;
import io.dynamicmarket.desk.process.EngineSettings;
import io.dynamicmarket.desk.run.Desk;
import io.dynamicmarket.desk.run.DeskApplication;
import io.dynamicmarket.desk.run.DeskOptions;
import io.dynamicmarket.desk.run.MarketChoice;
import io.dynamicmarket.facts.VenueId;
import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.audit.AuditTrailFailed;
import io.dynamicmarket.governance.checkpoint.CheckpointSigner;
import io.dynamicmarket.policy.PolicyRefused;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.context.ApplicationContextException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the living desk until it is stopped. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Run the desk on paper: database, market, market loop, HTTP API and console.")
final class RunCommand implements Callable<Integer> {
    @ArgGroup(heading = "Market (a seeded simulator if left out):%n")
    private @Nullable Market market;

    @Mixin
    private PolicyOptions policy;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of the simulated market.")
    private long seed;

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "1",
            description = "Recorded seconds per second (default ${DEFAULT-VALUE}).")
    private double speed;

    @Mixin
    private DatabaseOptions database;

    @Mixin
    private CheckpointOptions checkpoints;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Port of console and API (default ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--address",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "Address of console and API (default ${DEFAULT-VALUE}: this machine only).")
    private String address;

    @Option(
            names = "--live-stream",
            paramLabel = "URI",
            description = "WebSocket address instead of the venue's public one, with --live.")
    private @Nullable URI liveStream;

    @Option(
            names = "--live-rest",
            paramLabel = "URI",
            description = "Depth snapshot address instead of the venue's public one, with --live.")
    private @Nullable URI liveRest;

    @Spec
    private CommandSpec spec;

    /** One source of frames at most. */
    static final class Market {
        @Option(names = "--recording", paramLabel = "FILE", required = true, description = "Feed a recording in.")
        private @Nullable Path recording;

        @Option(
                names = "--live",
                paramLabel = "VENUE:SYMBOL",
                required = true,
                description =
                        "The venue itself, in paper mode: binance-spot:BTCUSDT, binance-usdm:..., binance-coinm:...")
        private @Nullable String live;
    }

    @SuppressWarnings("NullAway.Init") // picocli sets every option before it calls the command
    RunCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        DeskOptions options = options();
        try (ConfigurableApplicationContext context = DeskApplication.run(options, policy.start())) {
            Desk desk = context.getBean(Desk.class);
            if (!desk.begun().isEmpty()) {
                say(desk.begun());
            }
            introduce(context.getBean(FirstPersons.class));
            say("The desk is up: http://localhost:"
                    + context.getEnvironment().getProperty("local.server.port")
                    + ", receipts in " + database.place() + ", release "
                    + desk.changeover().standing().release());
            Thread.currentThread().join();
            return 0;
        } catch (ApplicationContextException | WebServerException e) {
            throw notServed(e);
        } catch (PolicyRefused refused) {
            throw PolicyOptions.broken(refused);
        } catch (DatabaseFailed | AuditTrailFailed | IOException e) {
            throw new Unusable("The desk did not start. " + e.getMessage(), e);
        }
    }

    /** What the server says of itself is wrapped, now in one exception, now in another. */
    private Unusable notServed(RuntimeException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof PortInUseException)) {
            cause = cause.getCause();
        }
        return cause instanceof PortInUseException taken
                ? new Unusable(
                        "Expected port " + taken.getPort()
                                + " to be free for console and API, but it is taken: choose another with --port.",
                        failure)
                : new Unusable(
                        "Expected to serve console and API on " + address + " port " + port + ", but: "
                                + cause.getMessage(),
                        failure);
    }

    private DeskOptions options() {
        try {
            return new DeskOptions(
                    choice(),
                    database::open,
                    EngineSettings.chosen(new StandardEnvironment()),
                    checkpoints.settings(),
                    this::signer,
                    port,
                    address);
        } catch (IllegalArgumentException e) {
            throw new Unusable(e.getMessage() + ".", e);
        }
    }

    /** The desk's own key, made at its first start. */
    private CheckpointSigner signer() {
        Path secret = database.data().resolve("checkpoint-key.pem");
        if (CheckpointKey.makeIfMissing(secret)) {
            say("A key for checkpoints was made: " + secret.toAbsolutePath()
                    + ", for its owner alone. Give auditors the" + " public half beside it, "
                    + CheckpointKey.publicHalf(secret).getFileName() + ".");
        }
        return CheckpointKey.read(secret);
    }

    private MarketChoice choice() {
        Market chosen = market;
        if (chosen == null) {
            return new MarketChoice.Simulated(seed);
        }
        Path recording = chosen.recording;
        if (recording != null) {
            ReplayCommand.refuseUnreadable(recording);
            return new MarketChoice.Recorded(recording, speed);
        }
        return live(String.valueOf(chosen.live));
    }

    private MarketChoice live(String text) {
        String[] parts = text.split(":", 2);
        if (parts.length != 2 || parts[1].isBlank()) {
            throw new Unusable("Expected --live VENUE:SYMBOL like binance-spot:BTCUSDT, but got '" + text + "'.");
        }
        URI stream = liveStream;
        URI rest = liveRest;
        BinanceEndpoints endpoints = stream != null && rest != null
                ? new BinanceEndpoints(stream, rest)
                : BinanceEndpoints.publicOf(new VenueId(parts[0]));
        return new MarketChoice.Live(endpoints, parts[1].toUpperCase(Locale.ROOT));
    }

    /** Whoever starts a new desk gets its persons. */
    private void introduce(FirstPersons persons) {
        Map<PersonId, String> made = persons.makeIfNobody();
        if (!made.isEmpty()) {
            say("One-time passwords, shown once, to be changed at the first login:");
            made.forEach((person, password) -> say("  %-12s %s".formatted(person, password)));
        }
    }

    private void say(String sentence) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(sentence);
        out.flush();
    }
}
