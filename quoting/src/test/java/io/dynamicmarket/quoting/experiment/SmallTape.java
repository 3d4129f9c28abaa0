package io.dynamicmarket.quoting.experiment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dynamicmarket.facts.FeatureSettings;
import io.dynamicmarket.facts.FeedSettings;
import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.MarketSizing;
import io.dynamicmarket.facts.OrderCare;
import io.dynamicmarket.facts.PresetName;
import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.facts.QuotingMode;
import io.dynamicmarket.facts.QuotingModelName;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.facts.VenueFees;
import io.dynamicmarket.facts.VenueMinimum;
import io.dynamicmarket.quoting.fill.PaperSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A spot market with one level a side, a cent either side of a whole price, written frame by frame. */
final class SmallTape {
    static final long MIDNIGHT_NANOS = 1_704_067_200_000_000_000L;
    static final long SECOND = 1_000_000_000L;

    private static final FeatureSettings FEATURES =
            new FeatureSettings(60_000, 5, 120, 10, 5_000, 60_000, 300_000, 1_000, 60_000);
    private static final FeedSettings FEED =
            new FeedSettings(1_000, 3_000, 10, 30_000, 90_000, 0.5, 60_000, 0.4, 5, 55, 800, 1_500, 10_000);

    private final StringBuilder lines = new StringBuilder();
    private long id = 1_000;
    private long tradeId;
    private long price;

    SmallTape(long price) {
        this.price = price;
        depth(0, "");
        line(
                0,
                "{\"lastUpdateId\":" + (id - 2) + ",\"bids\":[[\"" + (price - 1) + ".99\",\"1.001\"]],\"asks\":[[\""
                        + price + ".01\",\"1\"]]}");
    }

    /** The book goes to another price. */
    SmallTape move(long millis, long to) {
        String gone = "\"b\":[[\"" + (price - 1) + ".99\",\"0\"],[\"" + (to - 1) + ".99\",\"1.001\"]],\"a\":[[\""
                + price + ".01\",\"0\"],[\"" + to + ".01\",\"1\"]]";
        price = to;
        return depth(millis, gone);
    }

    /** Nothing happens but that time passes. */
    SmallTape tick(long millis) {
        return depth(millis, "\"b\":[[\"" + (price - 1) + ".99\",\"1.001\"]],\"a\":[]");
    }

    SmallTape trade(long millis, String at, String quantity, boolean buyerIsMaker) {
        long event = MIDNIGHT_NANOS / 1_000_000 + millis;
        return line(
                millis,
                "{\"e\":\"trade\",\"E\":" + event + ",\"s\":\"BTCUSDT\",\"t\":" + ++tradeId + ",\"p\":\"" + at
                        + "\",\"q\":\"" + quantity + "\",\"T\":" + event + ",\"m\":" + buyerIsMaker + "}");
    }

    private SmallTape depth(long millis, String levels) {
        long first = ++id;
        id += 5;
        long event = MIDNIGHT_NANOS / 1_000_000 + millis;
        return line(
                millis,
                "{\"e\":\"depthUpdate\",\"E\":" + event + ",\"s\":\"BTCUSDT\",\"U\":" + first + ",\"u\":" + id + ","
                        + (levels.isEmpty() ? "\"b\":[],\"a\":[]" : levels) + "}");
    }

    private SmallTape line(long millis, String frame) {
        lines.append(MIDNIGHT_NANOS + millis * 1_000_000)
                .append(' ')
                .append(frame)
                .append('\n');
        return this;
    }

    RecordedTape write(Path folder) throws IOException {
        return new RecordedTape(
                Files.write(folder.resolve("tape.txt"), lines.toString().getBytes(UTF_8)));
    }

    static TapeOverview overview(RecordedTape tape) throws IOException {
        return TapeOverview.of(tape, FEATURES, FEED);
    }

    /** Quotes rest at once, fees are nought, the soft limit is 40,000 of quote, and markouts are taken after 5 s. */
    static Conditions conditions(RecordedTape tape, Shock shock) throws IOException {
        TapeOverview overview = overview(tape);
        return new Conditions(
                overview.instrument(),
                overview.firstMidUnits(),
                new MarketSizing(MarketSizing.FloatBasis.QUOTE, 1_000_000, 400, 600, 1, 1, 6_000, 100_000),
                new VenueFees(0, 0),
                new VenueMinimum(0),
                new OrderCare(3_600_000, 1_000, 60_000, 1_000_000),
                100_000_000,
                new PaperSettings(0, 0, 0),
                FEATURES,
                FEED,
                shock,
                5_000);
    }

    /** One tier a side at 10 bps from the mid, whatever the market does; refreshed once an hour. */
    static QuoteDirective tenBps() {
        return new QuoteDirective(
                new MarketId("BTC-USDT"),
                QuotingMode.QUOTE,
                false,
                true,
                QuotingModelName.AVELLANEDA_STOIKOV,
                0.000001,
                100,
                1,
                1,
                1,
                1,
                0,
                0,
                1,
                0,
                1,
                1,
                20,
                0,
                List.of(1.0),
                0,
                1,
                0.5,
                3_600_000,
                QuoteDirective.LONGEST_AGE_MILLIS,
                false,
                PresetName.STEADY_STATE,
                ReleaseId.NONE,
                new Grounds("TST-001", "ten bps"));
    }
}
