package io.dynamicmarket.desk.run;

import io.dynamicmarket.adapters.postgres.Database;
import io.dynamicmarket.adapters.postgres.Outbox;
import io.dynamicmarket.adapters.postgres.PostgresAuditTrail;
import io.dynamicmarket.adapters.postgres.PostgresStore;
import io.dynamicmarket.desk.loop.LoopSettings;
import io.dynamicmarket.desk.loop.MarketLoop;
import io.dynamicmarket.desk.loop.PunctualPolicy;
import io.dynamicmarket.desk.loop.ReleasePolicy;
import io.dynamicmarket.desk.web.DeskBoard;
import io.dynamicmarket.facts.VenueKind;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.quoting.feed.MarketFeed;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * The living desk. {@link #open} is the wiring, in the order in which the data flows; {@link #close} takes it down
 * against that order, quotes first.
 */
public final class Desk implements AutoCloseable {
    private final Database database;
    private final PostgresAuditTrail trail;
    private final PostgresStore store;
    private final VenueSide venue;
    private final LiveMarket market;
    private final DeskBoard board;
    private final CompiledRelease release;
    private final PaperDispatch dispatch;

    private Desk(
            Database database,
            PostgresAuditTrail trail,
            PostgresStore store,
            VenueSide venue,
            LiveMarket market,
            DeskBoard board,
            CompiledRelease release) {
        this.database = database;
        this.trail = trail;
        this.store = store;
        this.venue = venue;
        this.market = market;
        this.board = board;
        this.release = release;
        this.dispatch = new PaperDispatch(new Outbox(database));
    }

    /**
     * Puts a desk together without starting it.
     *
     * @throws IOException if a port of the simulated venue cannot be had
     * @throws io.dynamicmarket.adapters.postgres.DatabaseFailed if the database cannot be used
     * @throws io.dynamicmarket.governance.audit.AuditTrailFailed if receipts cannot be continued
     */
    public static Desk open(DeskOptions options, CompiledRelease release, Clock clock) throws IOException {
        Database database = options.database().get();
        PostgresAuditTrail trail = PostgresAuditTrail.open(database, options.checkpoints(), options.signer());
        PostgresStore store = new PostgresStore(database);
        MarketFeed[] feeds = feeds(release, options.market() instanceof MarketChoice.Simulated ? 2 : 1);
        VenueSide venue = VenueSide.open(options.market(), clock, feeds[0]::refuse);
        long lastReceipt = trail.commit().sequence();
        DeskBoard board = new DeskBoard(release, feeds.length, lastReceipt);
        MarketLoop loop = new MarketLoop(
                release,
                new PunctualPolicy(ReleasePolicy.of(release), release.id(), System::nanoTime),
                LoopSettings.standard(),
                feeds,
                trail,
                board,
                new DeskMemory(store, lastReceipt));
        board.watch(loop);
        LiveMarket market = new LiveMarket(loop, venue.sources(), venue.time(), clock, board::afterFrame);
        return new Desk(database, trail, store, venue, market, board, release);
    }

    public void start() {
        market.start();
        dispatch.start();
        new ChainCheck(store, market).start();
    }

    public LiveMarket market() {
        return market;
    }

    public DeskBoard board() {
        return board;
    }

    public PostgresStore store() {
        return store;
    }

    public CompiledRelease release() {
        return release;
    }

    /** For people: which database is used. */
    public String databaseName() {
        return database.name();
    }

    @Override
    public void close() {
        market.close();
        dispatch.close();
        venue.close();
        trail.close();
        database.close();
    }

    private static MarketFeed[] feeds(CompiledRelease release, int count) {
        List<MarketFeed> feeds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            feeds.add(new MarketFeed(release.featureSettings(VenueKind.CEX), release.feedSettings(VenueKind.CEX)));
        }
        return feeds.toArray(MarketFeed[]::new);
    }
}
