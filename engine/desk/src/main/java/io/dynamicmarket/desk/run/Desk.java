package io.dynamicmarket.desk.run;

import io.dynamicmarket.adapters.postgres.Database;
import io.dynamicmarket.adapters.postgres.Outbox;
import io.dynamicmarket.adapters.postgres.PostgresAccess;
import io.dynamicmarket.adapters.postgres.PostgresAuditTrail;
import io.dynamicmarket.adapters.postgres.PostgresConfiguration;
import io.dynamicmarket.adapters.postgres.PostgresOverrides;
import io.dynamicmarket.adapters.postgres.PostgresReleases;
import io.dynamicmarket.adapters.postgres.PostgresStore;
import io.dynamicmarket.desk.changeover.Changeover;
import io.dynamicmarket.desk.changeover.PolicyStart;
import io.dynamicmarket.desk.configuration.ConfigurationWatch;
import io.dynamicmarket.desk.loop.LoopSettings;
import io.dynamicmarket.desk.loop.MarketLoop;
import io.dynamicmarket.desk.loop.Observers;
import io.dynamicmarket.desk.loop.PunctualPolicy;
import io.dynamicmarket.desk.loop.ReleasePolicy;
import io.dynamicmarket.desk.process.DeskProcesses;
import io.dynamicmarket.desk.process.EngineChoice;
import io.dynamicmarket.desk.shadow.Shadow;
import io.dynamicmarket.desk.signoff.SigningDesk;
import io.dynamicmarket.desk.web.DeskBoard;
import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.BreakerLimit;
import io.dynamicmarket.facts.Latch;
import io.dynamicmarket.facts.PresetBound;
import io.dynamicmarket.facts.VenueKind;
import io.dynamicmarket.governance.access.AccessStore;
import io.dynamicmarket.governance.activation.InForce;
import io.dynamicmarket.governance.activation.Releases;
import io.dynamicmarket.governance.activation.Scope;
import io.dynamicmarket.governance.audit.Sha256;
import io.dynamicmarket.governance.checkpoint.CheckpointSigner;
import io.dynamicmarket.governance.preset.PresetChange;
import io.dynamicmarket.governance.preset.PresetLane;
import io.dynamicmarket.governance.process.ProcessKey;
import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.policy.PolicyTables;
import io.dynamicmarket.policy.PresetText;
import io.dynamicmarket.quoting.feed.MarketFeed;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
    private final Releases releases;
    private final Changeover changeover;
    private final Shadow shadow;
    private final PresetLane presetLane;
    private final PolicyStart start;
    private final Clock clock;
    private final String begun;
    private final PaperDispatch dispatch;
    private final SigningDesk signing;
    private final DeskProcesses processes;
    private final ConfigurationWatch configuration;

    private Desk(
            Database database,
            PostgresAuditTrail trail,
            PostgresStore store,
            VenueSide venue,
            LiveMarket market,
            DeskBoard board,
            Releases releases,
            Changeover changeover,
            Shadow shadow,
            PolicyStart start,
            Clock clock,
            String begun,
            SigningDesk signing,
            DeskProcesses processes,
            ConfigurationWatch configuration) {
        this.database = database;
        this.trail = trail;
        this.store = store;
        this.venue = venue;
        this.market = market;
        this.board = board;
        this.releases = releases;
        this.changeover = changeover;
        this.shadow = shadow;
        this.presetLane = new PresetLane(releases, new PresetText());
        this.start = start;
        this.clock = clock;
        this.begun = begun;
        this.dispatch = new PaperDispatch(new Outbox(database), processes::tripped);
        this.signing = signing;
        this.processes = processes;
        this.configuration = configuration;
    }

    /**
     * Puts a desk together without starting it.
     *
     * @throws IOException if a port of the simulated venue cannot be had
     * @throws io.dynamicmarket.adapters.postgres.DatabaseFailed if the database cannot be used
     * @throws io.dynamicmarket.governance.audit.AuditTrailFailed if receipts cannot be continued
     * @throws io.dynamicmarket.policy.PolicyRefused if the release in force does not compile
     */
    public static Desk open(DeskOptions options, PolicyStart start, Clock clock) throws IOException {
        Database database = options.database().get();
        try {
            return open(options, start, clock, database);
        } catch (IOException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static Desk open(DeskOptions options, PolicyStart start, Clock clock, Database database)
            throws IOException {
        refuseForeign(options.processes(), database);
        CheckpointSigner signer = options.signer().get();
        PostgresAuditTrail trail = PostgresAuditTrail.open(database, options.checkpoints(), signer);
        PostgresStore store = new PostgresStore(database);
        Releases releases = new Releases(new PostgresReleases(database));
        PolicyStart.Begun begun = start.begin(releases, clock.millis());
        CompiledRelease release = start.compile().apply(begun.release());
        MarketFeed[] feeds = feeds(release, options.market() instanceof MarketChoice.Simulated ? 2 : 1);
        VenueSide venue = VenueSide.open(options.market(), clock, feeds[0]::refuse);
        long lastReceipt = trail.commit().sequence();
        DeskBoard board = new DeskBoard(feeds.length, lastReceipt);
        Shadow shadow = new Shadow();
        MarketLoop loop = new MarketLoop(
                release,
                new PunctualPolicy(ReleasePolicy.of(release), release.id(), System::nanoTime),
                LoopSettings.standard(),
                feeds,
                trail,
                new Observers(List.of(board, shadow)),
                new DeskMemory(store, new PostgresOverrides(database), lastReceipt));
        board.watch(loop);
        LiveMarket market = new LiveMarket(loop, venue.sources(), venue.time(), clock, board::afterFrame);
        SigningDesk signing =
                SigningDesk.open(database, releases, space(signer), market::control, board::marketMade, clock);
        refuseUnsigned(releases, signing, clock.millis());
        Changeover changeover = new Changeover(
                releases, release, start, market::swap, board::marketMade, board::situation, signing::fault, clock);
        DeskProcesses processes = DeskProcesses.open(
                database,
                options.processes(),
                releases,
                signing,
                changeover::running,
                board::situation,
                () -> {
                    changeover.nudge();
                    signing.nudge();
                },
                clock);
        return new Desk(
                database,
                trail,
                store,
                venue,
                market,
                board,
                releases,
                changeover,
                shadow,
                start,
                clock,
                begun.sentence(),
                signing,
                processes,
                new ConfigurationWatch(
                        new PostgresConfiguration(database), () -> latched(changeover.running()), clock));
    }

    /** Breakers that stay until people release them. */
    private static Set<BreakerKind> latched(CompiledRelease release) {
        return release.breakerLimits().stream()
                .filter(limit -> limit.latch() == Latch.MANUAL)
                .map(BreakerLimit::kind)
                .collect(Collectors.toSet());
    }

    /** A release that was put in force past those who sign is not started with. */
    private static void refuseUnsigned(Releases releases, SigningDesk signing, long nowMillis) throws IOException {
        if (releases.everything(nowMillis, nowMillis) instanceof InForce.Valid valid) {
            Optional<String> fault = releases.activationOf(valid, nowMillis).flatMap(signing::fault);
            if (fault.isPresent()) {
                throw new IOException(fault.get() + ": the release in force was not signed");
            }
        }
    }

    /** An engine cannot go on with what another one has begun, and would leave it lying without a word. */
    private static void refuseForeign(EngineChoice choice, Database database) throws IOException {
        List<ProcessKey> foreign = choice.foreign(database.source());
        if (!foreign.isEmpty()) {
            throw new IOException("Expected no unfinished process of another engine beside desk.processes.engine="
                    + choice + ", but there are " + foreign.size() + ", first " + foreign.get(0)
                    + ": start with the other engine and finish or cancel them");
        }
    }

    /** What names this desk to those who sign: its own key, made at its first start. */
    private static String space(CheckpointSigner signer) {
        return signer instanceof CheckpointSigner.Holder holder
                ? holder.known().id()
                : Sha256.hex("a desk without a key");
    }

    public void start() {
        market.start();
        dispatch.start();
        changeover.start();
        signing.start();
        processes.start();
        configuration.start();
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

    /** Persons, tokens, and what happened to them. */
    public AccessStore accessStore() {
        return new PostgresAccess(database);
    }

    /** All releases and what was activated when. */
    public Releases releases() {
        return releases;
    }

    /** Which release decides, and which one is to come. */
    public Changeover changeover() {
        return changeover;
    }

    /** The release that decides now; another may take its place at any time, so ask again rather than keep it. */
    public CompiledRelease release() {
        return changeover.running();
    }

    /** The place beside the active release. */
    public Shadow shadow() {
        return shadow;
    }

    /** Who may sign, what was proposed and what was signed. */
    public SigningDesk signing() {
        return signing;
    }

    /** Tasks, incidents and what goes through them. */
    public DeskProcesses processes() {
        return processes;
    }

    /** What is in force, and each change of it. */
    public ConfigurationWatch configuration() {
        return configuration;
    }

    /** The bounded lane of quants. */
    public PresetLane presetLane() {
        return presetLane;
    }

    /** The bounds of a change: those of the release that it starts from. */
    public List<PresetBound> presetBounds(PresetChange change) {
        long now = clock.millis();
        InForce inForce = change.scope() instanceof Scope.OneMarket one
                ? releases.inForce(one.market(), now)
                : releases.everything(now, now);
        return inForce.release()
                .map(id -> PolicyTables.read(releases.release(id)).presetBounds())
                .orElse(List.of());
    }

    /** Compiles a release as those that trade here are, until deciding is fast. */
    public CompiledRelease compiled(Release release) {
        return start.compile().apply(release);
    }

    /** For people: which release was imported, activated or left aside at the start; empty if nothing was. */
    public String begun() {
        return begun;
    }

    /** For people: which database is used. */
    public String databaseName() {
        return database.name();
    }

    @Override
    public void close() {
        market.close();
        configuration.close();
        processes.close();
        signing.close();
        changeover.close();
        shadow.close();
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
