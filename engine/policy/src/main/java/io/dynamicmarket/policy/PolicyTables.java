package io.dynamicmarket.policy;

import io.dynamicmarket.facts.Automation;
import io.dynamicmarket.facts.AutomationRule;
import io.dynamicmarket.facts.CalibrationSettings;
import io.dynamicmarket.facts.Deadline;
import io.dynamicmarket.facts.DriftLimit;
import io.dynamicmarket.facts.FeatureSettings;
import io.dynamicmarket.facts.FeedSettings;
import io.dynamicmarket.facts.Preset;
import io.dynamicmarket.facts.PresetBound;
import io.dynamicmarket.facts.PresetName;
import io.dynamicmarket.facts.SignOffAction;
import io.dynamicmarket.facts.SignOffTerms;
import io.dynamicmarket.facts.VenueKind;
import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.policy.table.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a release says of measuring, for those who measure and decide nothing: its tables and presets, checked as strictly
 * as {@link CompiledRelease} does, without its rules, which take the longest to compile.
 */
public final class PolicyTables {
    private final MarketFacts facts;

    private PolicyTables(MarketFacts facts) {
        this.facts = facts;
    }

    /**
     * Reads the tables and presets of a release.
     *
     * @throws PolicyRefused with every fault found in them
     */
    public static PolicyTables read(Release release) {
        SortedMap<String, byte[]> files = release.files();
        List<Finding> findings = new ArrayList<>();
        MarketFacts facts = MarketFacts.read(Tables.compile(files, findings), files, findings);
        if (!findings.isEmpty()) {
            throw new PolicyRefused(findings);
        }
        return new PolicyTables(facts);
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

    /** One per field of a preset that quants may move: how far without a proposal. */
    public List<PresetBound> presetBounds() {
        return facts.presetBounds();
    }

    /** One per parameter of a preset that is measured. */
    public List<DriftLimit> driftLimits() {
        return facts.drifts();
    }

    /**
     * What an action needs before it is carried out.
     *
     * @throws IllegalArgumentException if the release has no row for it: then nobody can sign it
     */
    public SignOffTerms signOffTerms(SignOffAction action) {
        return facts.signOffs().stream()
                .filter(terms -> terms.action() == action)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Expected a row for " + action
                        + " in the table governance of the release in force, but there is none: it cannot be signed"));
    }

    /** How long people have for what they owe. */
    public Deadline deadline(Deadline.Duty duty) {
        return facts.deadlines().stream()
                .filter(deadline -> deadline.duty() == duty)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Whether an automation runs; empty where the release says nothing of it.
     *
     * @param marketState a {@link io.dynamicmarket.facts.MarketState} or {@link AutomationRule#UNKNOWN}
     * @param killSwitch whether it is pulled
     */
    public Optional<AutomationRule> automation(Automation automation, String marketState, boolean killSwitch) {
        String kill = killSwitch ? "PULLED" : "RELEASED";
        return facts.automations().stream()
                .filter(rule -> rule.automation() == automation
                        && rule.marketState().equals(marketState)
                        && rule.killSwitch().equals(kill))
                .findFirst();
    }

    public Preset preset(PresetName name) {
        return facts.preset(name);
    }
}
