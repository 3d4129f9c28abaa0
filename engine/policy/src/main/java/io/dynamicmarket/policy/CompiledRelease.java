package io.dynamicmarket.policy;

import io.dynamicmarket.facts.BreakerLimit;
import io.dynamicmarket.facts.CalibrationSettings;
import io.dynamicmarket.facts.DriftLimit;
import io.dynamicmarket.facts.FeatureSettings;
import io.dynamicmarket.facts.FeedSettings;
import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.HedgeCare;
import io.dynamicmarket.facts.LiquidityMining;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.MarketSizing;
import io.dynamicmarket.facts.MarketState;
import io.dynamicmarket.facts.OrderCare;
import io.dynamicmarket.facts.Playbook;
import io.dynamicmarket.facts.Preset;
import io.dynamicmarket.facts.PresetBound;
import io.dynamicmarket.facts.PresetName;
import io.dynamicmarket.facts.QualityTarget;
import io.dynamicmarket.facts.QuoteCare;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.facts.StateInForce;
import io.dynamicmarket.facts.TreasurySituation;
import io.dynamicmarket.facts.VenueFees;
import io.dynamicmarket.facts.VenueId;
import io.dynamicmarket.facts.VenueKind;
import io.dynamicmarket.facts.VenueMinimum;
import io.dynamicmarket.governance.audit.TableMargins;
import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.policy.rule.RuleBase;
import io.dynamicmarket.policy.rule.RuleSession;
import io.dynamicmarket.policy.table.Table;
import io.dynamicmarket.policy.table.Tables;
import io.dynamicmarket.policy.treasury.TreasuryMargins;
import io.dynamicmarket.policy.treasury.TreasuryPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * A release, compiled: its tables, rules and presets, found without fault. Immutable and safe for many threads; what it
 * hands out for deciding is not.
 */
public final class CompiledRelease implements AutoCloseable {
    private final ReleaseId id;
    private final Tables tables;
    private final RuleBase rules;
    private final MarketFacts facts;

    CompiledRelease(ReleaseId id, Tables tables, RuleBase rules, MarketFacts facts) {
        this.id = id;
        this.tables = tables;
        this.rules = rules;
        this.facts = facts;
    }

    /**
     * Compiles a release and decides with it until deciding is fast, for a desk that trades.
     *
     * @throws PolicyRefused with every fault found
     */
    public static CompiledRelease compile(Release release) {
        CompiledRelease compiled = compileCold(release);
        // the engine too has to be warm for what is left to it
        WarmUp.run(compiled);
        CompiledRelease swift = compiled.swift();
        WarmUp.run(swift);
        return swift;
    }

    /**
     * Compiles a release just as strictly, its market rules to bytecode as well, without deciding beforehand: for whom
     * the first decisions may be slow and a million may not.
     *
     * @throws PolicyRefused with every fault found
     */
    public static CompiledRelease compileSwift(Release release) {
        return compileCold(release).swift();
    }

    /**
     * The same for a release that is close to this one: where rules or a table are the same bytes, they are not compiled
     * again. The new release is to be used only as long as this one is open, and is to be closed like any other.
     *
     * @throws PolicyRefused with every fault found
     */
    public CompiledRelease compileNext(Release release) {
        SortedMap<String, byte[]> files = release.files();
        if (!rules.isOf(files)) {
            return compileSwift(release);
        }
        List<Finding> findings = new ArrayList<>();
        Tables next = tables.next(files, findings);
        MarketFacts nextFacts = MarketFacts.read(next, files, findings);
        if (!findings.isEmpty()) {
            throw new PolicyRefused(findings);
        }
        return new CompiledRelease(release.id(), next, rules.lent(), nextFacts);
    }

    private CompiledRelease swift() {
        return new CompiledRelease(id, tables, rules.swift(MarketPolicy.PHASES, MarketSituation.class), facts);
    }

    /**
     * Compiles a release just as strictly without deciding beforehand: for whom a few slow decisions do not matter.
     *
     * @throws PolicyRefused with every fault found
     */
    public static CompiledRelease compileCold(Release release) {
        ReleaseParts parts = ReleaseParts.compile(release);
        try {
            return parts.compiled();
        } catch (PolicyRefused refused) {
            parts.close();
            throw refused;
        }
    }

    public ReleaseId id() {
        return id;
    }

    public FeatureSettings featureSettings(VenueKind kind) {
        return facts.featureSettings(kind);
    }

    public FeedSettings feedSettings(VenueKind kind) {
        return facts.feedSettings(kind);
    }

    public CalibrationSettings calibrationSettings(VenueKind kind) {
        return facts.calibrationSettings(kind);
    }

    public OrderCare orderCare(VenueKind kind) {
        return facts.orderCare(kind);
    }

    public HedgeCare hedgeCare(VenueKind kind) {
        return facts.hedgeCare(kind);
    }

    /** The row of this market, or of every other market. */
    public MarketSizing sizing(MarketId market) {
        return facts.sizing(market);
    }

    /** The row of this venue, or of every other venue. */
    public VenueFees fees(VenueId venue) {
        return facts.fees(venue);
    }

    /** The row of this venue, or of every other venue. */
    public VenueMinimum minimum(VenueId venue) {
        return facts.minimum(venue);
    }

    /** The row of a concern: {@code quoteAge}, {@code slippageShare} or {@code toxicFlow}. */
    public QuoteCare quoteCare(String concern) {
        return facts.quoteCare(concern);
    }

    /** One per kind, in order of kind. */
    public List<BreakerLimit> breakerLimits() {
        return facts.breakers();
    }

    /** One per reading, in the order of the table. */
    public List<QualityTarget> qualityTargets() {
        return facts.qualityTargets();
    }

    /** The target of a reading; a release without it is an {@link IllegalArgumentException}. */
    public QualityTarget qualityTarget(String reading) {
        return facts.qualityTargets().stream()
                .filter(target -> target.target().equals(reading))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Expected a row for " + reading + " in quality-targets, but it has " + facts.qualityTargets()));
    }

    /** One per field of a preset that quants may move: how far without a proposal. */
    public List<PresetBound> presetBounds() {
        return facts.presetBounds();
    }

    /** One per parameter of a preset that is measured. */
    public List<DriftLimit> driftLimits() {
        return facts.drifts();
    }

    /** What quotes are worth to liquidity mining at the time of a situation. */
    public LiquidityMining liquidityMining(MarketSituation situation) {
        return facts.liquidityMining().fact(facts.liquidityMining().hit(situation));
    }

    /** How nearly the tables would have answered otherwise, for the receipt of a decision. */
    public List<TableMargins> margins(MarketSituation situation) {
        return DecisionMargins.of(facts, situation);
    }

    /** Likewise for the treasury. */
    public List<TableMargins> margins(TreasurySituation situation) {
        return TreasuryMargins.of(tables, facts.playbooks(), situation);
    }

    /** What each table that a decision asks answers, how nearly it would not, and why no other row did. */
    public List<AskedTable> explain(MarketSituation situation) {
        List<AskedTable> asked = new ArrayList<>();
        facts.asked().forEach(table -> asked.add(table.explain(situation)));
        return asked;
    }

    /** Likewise for the treasury. */
    public List<AskedTable> explain(TreasurySituation situation) {
        return TreasuryMargins.explain(tables, facts.playbooks(), situation);
    }

    /** One per state, in order of state. */
    public List<Playbook> playbooks() {
        return facts.playbooks();
    }

    public Preset preset(PresetName name) {
        return facts.preset(name);
    }

    /** Where a market starts: nothing is known yet, so it starts tight. */
    public StateInForce initialState(MarketId market, long nowMillis) {
        return new StateInForce(
                market,
                MarketState.DEFENSIVE,
                nowMillis,
                MarketState.DEFENSIVE,
                nowMillis,
                new Grounds("CLS-000", "Cold start: nothing is known of the market yet"));
    }

    /** A policy for one market thread, with rules in a session of its own. */
    public MarketPolicy marketPolicy() {
        return marketPolicy(SpotChecks.LIVE);
    }

    /**
     * The same for whom another share of checks is right.
     *
     * @param checks which decisions are also asked of the engines
     */
    public MarketPolicy marketPolicy(SpotChecks checks) {
        return new MarketPolicy(id, rules, facts, checks);
    }

    /**
     * The same with another preset in the place of the one of its name, to find out what the rules would make of it.
     *
     * @param instead stands for the release's preset of that name
     */
    public MarketPolicy marketPolicy(Preset instead) {
        return new MarketPolicy(id, rules, facts.with(instead), SpotChecks.LIVE);
    }

    /**
     * A policy for the treasury, with rules in a session of its own.
     *
     * @throws IllegalArgumentException if the release lacks a table that the treasury needs
     */
    public TreasuryPolicy treasuryPolicy() {
        List<Preset> presets = Stream.of(PresetName.values()).map(facts::preset).toList();
        return new TreasuryPolicy(id, tables, rules, facts.playbooks(), presets, facts.breakers());
    }

    /** A table by name, for example {@code buyback-sizing}. */
    public Table table(String name) {
        return tables.get(name);
    }

    public Tables tables() {
        return tables;
    }

    /**
     * A session of all rules, in which only the given phases (agenda groups) fire, in this order.
     *
     * @param phases agenda groups
     * @param lasting facts that stay between runs
     */
    public RuleSession ruleSession(List<String> phases, List<?> lasting) {
        return rules.session(phases, lasting);
    }

    /** Names of all rules, which are sentences, by id. */
    public Map<String, String> ruleSentences() {
        return rules.ruleSentences();
    }

    /** Ids of all rules, in order. */
    public List<String> ruleIds() {
        return rules.ruleIds();
    }

    @Override
    public void close() {
        rules.close();
    }
}
