package io.dynamicmarket.desk;

import io.dynamicmarket.desk.explain.ExplainedQuotes;
import io.dynamicmarket.desk.explain.QuotePlot;
import io.dynamicmarket.desk.explain.QuoteQuestion;
import io.dynamicmarket.desk.explain.QuoteReport;
import io.dynamicmarket.desk.replay.SummaryJson;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.MarketState;
import io.dynamicmarket.facts.PresetName;
import io.dynamicmarket.facts.VenueId;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.quoting.ladder.Withheld;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows how the quotes of a described market come about. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Print what the desk would quote in a market and why: mid, reservation, imbalance, half-spread,"
                + " toxicity, floor, limits, rounding, each in bps.")
final class QuoteExplainCommand implements Callable<Integer> {
    @Option(names = "--bid", paramLabel = "PRICE", required = true, description = "Best bid.")
    private BigDecimal bid;

    @Option(names = "--ask", paramLabel = "PRICE", required = true, description = "Best ask.")
    private BigDecimal ask;

    @Option(
            names = "--volatility-bps",
            paramLabel = "BPS",
            required = true,
            description = "Volatility, bps per square root of a minute.")
    private double volatilityBps;

    @Option(
            names = "--inventory",
            paramLabel = "N",
            defaultValue = "0",
            description = "Signed holding at the venue, base units, contracts if inverse (default ${DEFAULT-VALUE}).")
    private BigDecimal inventory;

    @Option(
            names = "--total-inventory",
            paramLabel = "N",
            description = "Signed holding of all venues (default: that of the venue).")
    private @Nullable BigDecimal totalInventory;

    @Option(
            names = "--imbalance",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Depth imbalance, -1..1, above 0 where asks are thin (default ${DEFAULT-VALUE}).")
    private double imbalance;

    @Option(
            names = "--toxicity",
            paramLabel = "N",
            defaultValue = "0",
            description = "Highest toxicity of the latest refreshes (default ${DEFAULT-VALUE}).")
    private double toxicity;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            defaultValue = "RECOVERY",
            description = "Market state before the decision: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
    private MarketState state;

    @Option(
            names = "--preset",
            paramLabel = "PRESET",
            description = "Preset that governance asks for: ${COMPLETION-CANDIDATES} (default: the state's).")
    private @Nullable PresetName preset;

    @Option(
            names = "--market",
            paramLabel = "MARKET",
            defaultValue = "BTC-USDT-PERP",
            description = "Market (default ${DEFAULT-VALUE}).")
    private String market;

    @Option(
            names = "--venue",
            paramLabel = "VENUE",
            defaultValue = "binance-usdm",
            description = "Venue, for its fees and minimum (default ${DEFAULT-VALUE}).")
    private String venue;

    @Option(
            names = "--tick",
            paramLabel = "PRICE",
            description = "Smallest price step (default: one in the last decimal of bid and ask).")
    private @Nullable BigDecimal tick;

    @Option(
            names = "--lot",
            paramLabel = "N",
            defaultValue = "0.001",
            description = "Smallest quantity step (default ${DEFAULT-VALUE}).")
    private BigDecimal lot;

    @Option(
            names = "--gas-bps",
            paramLabel = "BPS",
            defaultValue = "0",
            description = "Chain fee of one refresh; above 0 means a pool on chain (default ${DEFAULT-VALUE}).")
    private double gasBps;

    @Option(
            names = "--congestion",
            paramLabel = "RATIO",
            defaultValue = "1",
            description = "Gas price over its usual level (default ${DEFAULT-VALUE}).")
    private double congestion;

    @Option(
            names = "--confidence",
            paramLabel = "SHARE",
            defaultValue = "1",
            description = "Confidence of the feed, 0..1 (default ${DEFAULT-VALUE}).")
    private double confidence;

    @Option(
            names = "--volume-ratio",
            paramLabel = "RATIO",
            defaultValue = "1",
            description = "Traded volume over its trend (default ${DEFAULT-VALUE}).")
    private double volumeRatio;

    @Mixin
    private PolicyOptions policy;

    @Option(names = "--svg", paramLabel = "FILE", description = "Draw the waterfall of the nearest quotes.")
    private @Nullable Path svg;

    @Option(names = "--curve", paramLabel = "FILE", description = "Draw bids and asks of all models against inventory.")
    private @Nullable Path curve;

    @Option(names = "--json", description = "Print JSON, and nothing else.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets every option before it calls the command
    QuoteExplainCommand() {}

    @Override
    public Integer call() {
        try {
            QuoteQuestion question = question();
            try (CompiledRelease release = policy.compiled()) {
                ExplainedQuotes explained = ExplainedQuotes.of(question, release);
                PrintWriter to = spec.commandLine().getOut();
                to.println(json ? SummaryJson.write(QuoteReport.toTree(explained)) : QuoteReport.inWords(explained));
                to.flush();
                draw(question, explained, release);
                return 0;
            }
        } catch (IOException e) {
            throw new Unusable("Expected to write the picture, but " + e.getMessage() + ".", e);
        } catch (IllegalArgumentException | ArithmeticException refused) {
            throw new Unusable(refused.getMessage() + ".", refused);
        }
    }

    private void draw(QuoteQuestion question, ExplainedQuotes explained, CompiledRelease release) throws IOException {
        Path fall = svg;
        Path along = curve;
        if (fall != null && explained.withheld() == Withheld.NOTHING) {
            Files.writeString(fall, QuotePlot.waterfall(explained));
        }
        if (along != null) {
            Files.writeString(along, QuotePlot.curve(explained, explained.along(question, release)));
        }
    }

    private QuoteQuestion question() {
        BigDecimal total = totalInventory;
        BigDecimal step = tick;
        return new QuoteQuestion(
                new MarketId(market),
                new VenueId(venue),
                bid,
                ask,
                step == null ? BigDecimal.ONE.movePointLeft(Math.max(0, Math.max(bid.scale(), ask.scale()))) : step,
                lot,
                volatilityBps,
                imbalance,
                toxicity,
                inventory,
                total == null ? inventory : total,
                gasBps,
                congestion,
                confidence,
                volumeRatio,
                state,
                preset);
    }
}
