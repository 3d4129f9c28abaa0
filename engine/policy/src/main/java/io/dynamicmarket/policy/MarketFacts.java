package io.dynamicmarket.policy;

import io.dynamicmarket.facts.AutomationRule;
import io.dynamicmarket.facts.BreakerLimit;
import io.dynamicmarket.facts.CalibrationSettings;
import io.dynamicmarket.facts.ConfidenceAction;
import io.dynamicmarket.facts.Deadline;
import io.dynamicmarket.facts.DriftLimit;
import io.dynamicmarket.facts.EscalationLimit;
import io.dynamicmarket.facts.FeatureSettings;
import io.dynamicmarket.facts.FeedSettings;
import io.dynamicmarket.facts.GasResponse;
import io.dynamicmarket.facts.HedgeAnswer;
import io.dynamicmarket.facts.HedgeCare;
import io.dynamicmarket.facts.HedgeResponse;
import io.dynamicmarket.facts.IndicatedState;
import io.dynamicmarket.facts.LiquidityMining;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.MarketSizing;
import io.dynamicmarket.facts.OrderCare;
import io.dynamicmarket.facts.Playbook;
import io.dynamicmarket.facts.Preset;
import io.dynamicmarket.facts.PresetBound;
import io.dynamicmarket.facts.PresetName;
import io.dynamicmarket.facts.QualityTarget;
import io.dynamicmarket.facts.QuoteCare;
import io.dynamicmarket.facts.SignOffAction;
import io.dynamicmarket.facts.SignOffTerms;
import io.dynamicmarket.facts.StateTransition;
import io.dynamicmarket.facts.VenueFees;
import io.dynamicmarket.facts.VenueId;
import io.dynamicmarket.facts.VenueKind;
import io.dynamicmarket.facts.VenueMinimum;
import io.dynamicmarket.policy.table.Tables;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The market family of a release as facts, read once.
 *
 * @param featureSettings by kind of venue
 * @param feedSettings by kind of venue
 * @param calibrationSettings by kind of venue
 * @param orderCare by kind of venue
 * @param hedgeCare by kind of venue
 * @param sizings by market
 * @param fees by venue
 * @param minimums by venue
 * @param quoteCares one per concern
 * @param breakers one per kind, in order
 * @param escalations one per subject
 * @param qualityTargets one per reading
 * @param drifts one per parameter of a preset that is measured
 * @param presetBounds one per field of a preset that quants may move
 * @param signOffs one per action that needs signatures
 * @param deadlines one per duty
 * @param automations one per automation, state of the market and of the kill switch; none in releases from before
 * @param transitions one per pair of states
 * @param playbooks one per state, in order
 * @param presets by name
 * @param marketState asked at every decision
 * @param confidenceAction asked at every decision
 * @param gasResponse asked at every decision
 * @param lightHedging asked at every decision, for inventory up to the threshold of the preset
 * @param heavyHedging the same table, for inventory above it
 * @param liquidityMining asked at every decision
 */
record MarketFacts(
        Map<List<Object>, FeatureSettings> featureSettings,
        Map<List<Object>, FeedSettings> feedSettings,
        Map<List<Object>, CalibrationSettings> calibrationSettings,
        Map<List<Object>, OrderCare> orderCare,
        Map<List<Object>, HedgeCare> hedgeCare,
        Map<List<Object>, MarketSizing> sizings,
        Map<List<Object>, VenueFees> fees,
        Map<List<Object>, VenueMinimum> minimums,
        List<QuoteCare> quoteCares,
        List<BreakerLimit> breakers,
        List<EscalationLimit> escalations,
        List<QualityTarget> qualityTargets,
        List<DriftLimit> drifts,
        List<PresetBound> presetBounds,
        List<SignOffTerms> signOffs,
        List<Deadline> deadlines,
        List<AutomationRule> automations,
        List<StateTransition> transitions,
        List<Playbook> playbooks,
        Map<PresetName, Preset> presets,
        LiveTable<IndicatedState> marketState,
        LiveTable<ConfidenceAction> confidenceAction,
        LiveTable<GasResponse> gasResponse,
        LiveTable<HedgeAnswer> lightHedging,
        LiveTable<HedgeAnswer> heavyHedging,
        LiveTable<LiquidityMining> liquidityMining) {
    /** What quoting measures, and needs a row for. */
    private static final List<String> QUOTE_CONCERNS = List.of("quoteAge", "slippageShare", "toxicFlow");

    /** What the quality of quoting is held against. */
    private static final List<String> QUALITY_READINGS =
            List.of("inventoryDriftShare", "realizedSpreadShare", "adverseMoveRatio", "quotesPerGasRatio");

    /** Fields of a preset that are numbers; words are changed by a proposal only. */
    private static final List<String> BOUNDED_FIELDS = Arrays.stream(Preset.class.getRecordComponents())
            .filter(component -> !component.getType().isEnum())
            .map(RecordComponent::getName)
            .sorted()
            .toList();

    /** Releases from before an override could be ended early have no row for it: under them none is. */
    private static final List<SignOffAction> SIGNED_BEFORE = Arrays.stream(SignOffAction.values())
            .filter(action -> action != SignOffAction.OVERRIDE_END)
            .toList();

    /** Stands in a table for whatever has no row of its own. */
    private static final String OTHER = "OTHER";

    static MarketFacts read(Tables tables, SortedMap<String, byte[]> files, List<Finding> findings) {
        FactTables rows = new FactTables(tables, findings);
        List<BreakerLimit> breakers = new ArrayList<>(rows.list("breakers", BreakerLimit.class));
        breakers.sort(Comparator.comparing(BreakerLimit::kind));
        List<Playbook> playbooks = new ArrayList<>(rows.list("state-playbook", Playbook.class));
        playbooks.sort(Comparator.comparing(Playbook::state));
        return new MarketFacts(
                rows.byWords("feature-settings", FeatureSettings.class),
                rows.byWords("feed-settings", FeedSettings.class),
                rows.byWords("calibration", CalibrationSettings.class),
                rows.byWords("order-care", OrderCare.class),
                rows.byWords("hedge-care", HedgeCare.class),
                rows.byWords("market-sizing", MarketSizing.class),
                rows.byWords("venue-fees", VenueFees.class),
                rows.byWords("venue-minimums", VenueMinimum.class),
                quoteCares(rows, findings),
                List.copyOf(breakers),
                rows.list("escalations", EscalationLimit.class),
                qualityTargets(rows, findings),
                rows.list("drift", DriftLimit.class),
                presetBounds(rows, findings),
                signOffs(rows, findings),
                deadlines(rows, findings),
                automations(tables, rows),
                rows.list("state-transitions", StateTransition.class),
                List.copyOf(playbooks),
                presets(files, findings),
                LiveTable.read("market-state", IndicatedState.class, tables, rows, findings),
                LiveTable.read("confidence-action", ConfidenceAction.class, tables, rows, findings),
                LiveTable.read("gas-response", GasResponse.class, tables, rows, findings),
                hedging(false, tables, rows, findings),
                hedging(true, tables, rows, findings),
                LiveTable.read("liquidity-mining", LiquidityMining.class, tables, rows, findings));
    }

    private static List<QualityTarget> qualityTargets(FactTables rows, List<Finding> findings) {
        List<QualityTarget> targets = rows.list("quality-targets", QualityTarget.class);
        for (String reading : QUALITY_READINGS) {
            if (targets.stream().noneMatch(target -> target.target().equals(reading))) {
                findings.add(
                        new Finding("dmn/quality-targets.dmn", "", "Expected a row for " + reading + ", but got none"));
            }
        }
        return targets;
    }

    /** A bound for what is no field would bound nothing, and a field that lost its bound would be free. */
    private static List<PresetBound> presetBounds(FactTables rows, List<Finding> findings) {
        List<PresetBound> bounds = rows.list("preset-bounds", PresetBound.class);
        List<String> bounded = bounds.stream().map(PresetBound::field).sorted().toList();
        if (!bounded.equals(BOUNDED_FIELDS)) {
            findings.add(new Finding(
                    "dmn/preset-bounds.dmn",
                    "",
                    "Expected a row for each of " + BOUNDED_FIELDS + ", but got " + bounded));
        }
        return bounds;
    }

    /** An action without terms could be carried out by nobody; one that is named twice, by the fewest. */
    private static List<SignOffTerms> signOffs(FactTables rows, List<Finding> findings) {
        List<SignOffTerms> terms = rows.list("governance", SignOffTerms.class);
        List<SignOffAction> actions =
                terms.stream().map(SignOffTerms::action).sorted().toList();
        List<SignOffAction> known =
                actions.contains(SignOffAction.OVERRIDE_END) ? List.of(SignOffAction.values()) : SIGNED_BEFORE;
        if (!actions.equals(known)) {
            findings.add(new Finding(
                    "dmn/treasury/governance.dmn",
                    "",
                    "Expected a row for each of " + List.of(SignOffAction.values()) + ", but got " + actions));
        }
        return terms;
    }

    private static List<Deadline> deadlines(FactTables rows, List<Finding> findings) {
        List<Deadline> deadlines = rows.list("deadlines", Deadline.class);
        List<Deadline.Duty> duties =
                deadlines.stream().map(Deadline::duty).sorted().toList();
        if (!duties.equals(List.of(Deadline.Duty.values()))) {
            findings.add(new Finding(
                    "dmn/deadlines.dmn",
                    "",
                    "Expected a row for each of " + List.of(Deadline.Duty.values()) + ", but got " + duties));
        }
        return deadlines;
    }

    /** Releases from before there were automations have no such table: under them every one is paused. */
    private static List<AutomationRule> automations(Tables tables, FactTables rows) {
        return tables.has("automations") ? rows.list("automations", AutomationRule.class) : List.of();
    }

    private static List<QuoteCare> quoteCares(FactTables rows, List<Finding> findings) {
        List<QuoteCare> cares = rows.list("quote-care", QuoteCare.class);
        for (String concern : QUOTE_CONCERNS) {
            if (cares.stream().noneMatch(care -> care.concern().equals(concern))) {
                findings.add(new Finding("dmn/quote-care.dmn", "", "Expected a row for " + concern + ", but got none"));
            }
        }
        return cares;
    }

    private static LiveTable<HedgeAnswer> hedging(
            boolean aboveThreshold, Tables tables, FactTables rows, List<Finding> findings) {
        return LiveTable.read(
                        "hedging",
                        HedgeResponse.class,
                        tables,
                        rows,
                        findings,
                        Indicators.and("aboveThreshold", aboveThreshold))
                .as(response -> new HedgeAnswer(aboveThreshold, response));
    }

    FeatureSettings featureSettings(VenueKind kind) {
        return of("feature-settings", featureSettings, kind.name());
    }

    FeedSettings feedSettings(VenueKind kind) {
        return of("feed-settings", feedSettings, kind.name());
    }

    CalibrationSettings calibrationSettings(VenueKind kind) {
        return of("calibration", calibrationSettings, kind.name());
    }

    OrderCare orderCare(VenueKind kind) {
        return of("order-care", orderCare, kind.name());
    }

    HedgeCare hedgeCare(VenueKind kind) {
        return of("hedge-care", hedgeCare, kind.name());
    }

    MarketSizing sizing(MarketId market) {
        return of("market-sizing", sizings, sizings.containsKey(List.of(market.value())) ? market.value() : OTHER);
    }

    VenueFees fees(VenueId venue) {
        return of("venue-fees", fees, fees.containsKey(List.of(venue.value())) ? venue.value() : OTHER);
    }

    VenueMinimum minimum(VenueId venue) {
        return of("venue-minimums", minimums, minimums.containsKey(List.of(venue.value())) ? venue.value() : OTHER);
    }

    QuoteCare quoteCare(String concern) {
        return quoteCares.stream()
                .filter(care -> care.concern().equals(concern))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Expected a row for " + concern + " in quote-care, but it has " + quoteCares));
    }

    Preset preset(PresetName name) {
        return of("presets", presets, name);
    }

    /** The same with a preset in the place of the one of its name. */
    MarketFacts with(Preset instead) {
        Map<PresetName, Preset> changed = new EnumMap<>(presets);
        changed.put(instead.name(), instead);
        return new MarketFacts(
                featureSettings,
                feedSettings,
                calibrationSettings,
                orderCare,
                hedgeCare,
                sizings,
                fees,
                minimums,
                quoteCares,
                breakers,
                escalations,
                qualityTargets,
                drifts,
                presetBounds,
                signOffs,
                deadlines,
                automations,
                transitions,
                playbooks,
                changed,
                marketState,
                confidenceAction,
                gasResponse,
                lightHedging,
                heavyHedging,
                liquidityMining);
    }

    /** The tables that a decision about quoting asks, in that order. */
    List<LiveTable<?>> asked() {
        return List.of(marketState, confidenceAction, gasResponse, lightHedging, heavyHedging);
    }

    /** Facts that last in every session of the market family. */
    List<Object> lasting() {
        List<Object> lasting = new ArrayList<>();
        lasting.addAll(breakers);
        lasting.addAll(escalations);
        lasting.addAll(qualityTargets);
        lasting.addAll(drifts);
        lasting.addAll(quoteCares);
        lasting.addAll(transitions);
        lasting.addAll(playbooks);
        lasting.addAll(presets.values());
        return lasting;
    }

    private static <T> T of(String name, Map<List<Object>, T> facts, String word) {
        return of(name, facts, List.<Object>of(word));
    }

    private static <K, T> T of(String name, Map<K, T> facts, K key) {
        T fact = facts.get(key);
        if (fact == null) {
            throw new IllegalArgumentException("Expected " + key + " in " + name + ", but it has " + facts.keySet());
        }
        return fact;
    }

    private static Map<PresetName, Preset> presets(SortedMap<String, byte[]> files, List<Finding> findings) {
        Map<PresetName, Preset> presets = new EnumMap<>(PresetName.class);
        files.forEach((path, bytes) -> {
            if (PresetFile.isPreset(path)) {
                try {
                    Preset preset = PresetFile.read(bytes);
                    presets.put(preset.name(), preset);
                } catch (IllegalArgumentException refused) {
                    findings.add(new Finding(path, "", String.valueOf(refused.getMessage())));
                }
            }
        });
        if (presets.size() != PresetName.values().length) {
            findings.add(new Finding(
                    PresetFile.FOLDER,
                    "",
                    "Expected one file for each of " + List.of(PresetName.values()) + ", but got " + presets.keySet()));
        }
        return presets;
    }
}
