package io.dynamicmarket.desk.experiment;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.ConfidenceParts;
import io.dynamicmarket.facts.FeedHealth;
import io.dynamicmarket.facts.FillQuality;
import io.dynamicmarket.facts.GasConditions;
import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.HedgeConditions;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.InventoryPosition;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketFeatures;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.MarketState;
import io.dynamicmarket.facts.PnlReport;
import io.dynamicmarket.facts.PolicyOverride;
import io.dynamicmarket.facts.Preset;
import io.dynamicmarket.facts.Price;
import io.dynamicmarket.facts.QualityReadings;
import io.dynamicmarket.facts.Quantity;
import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.facts.QuotingMode;
import io.dynamicmarket.facts.QuotingReadings;
import io.dynamicmarket.facts.StateInForce;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.policy.MarketPolicy;
import io.dynamicmarket.quoting.experiment.TapeOverview;
import java.util.List;

/**
 * A market that stands still in a stated state, with sound data, nothing held and no breaker tripped: what the rules of a
 * release direct there is what an experiment quotes by all the time.
 */
final class StatedMarket {
    private final CompiledRelease release;
    private final ExperimentRequest request;
    private final Instrument instrument;
    private final Price mid;
    private final long nowMillis;

    StatedMarket(CompiledRelease release, ExperimentRequest request, TapeOverview tape) {
        this.release = release;
        this.request = request;
        this.instrument = tape.instrument();
        this.mid = new Price(Math.round(tape.firstMidUnits()));
        this.nowMillis = tape.firstNanos() / 1_000_000L;
    }

    /** The preset that the rules choose in the state. */
    Preset presetOfState() {
        try (MarketPolicy policy = release.marketPolicy()) {
            return release.preset(directed(policy, List.of()).preset());
        }
    }

    /**
     * What the rules direct with a preset, whichever the state would ask for.
     *
     * @throws IllegalArgumentException if they let nothing be quoted
     */
    QuoteDirective directive(Preset preset) {
        PolicyOverride chosen = new PolicyOverride(
                "experiment",
                PolicyOverride.Authority.GOVERNANCE,
                new PolicyOverride.Effect.UsePreset(preset.name()),
                nowMillis,
                nowMillis + 1,
                "The preset of the experiment");
        try (MarketPolicy policy = release.marketPolicy(preset)) {
            return directed(policy, List.of(chosen));
        }
    }

    private QuoteDirective directed(MarketPolicy policy, List<PolicyOverride> overrides) {
        MarketDecision decision = policy.decide(situation(overrides));
        QuoteDirective directive = decision.directive();
        MarketState state = decision.state().state();
        if (state != request.state() || directive.mode() != QuotingMode.QUOTE || !directive.placeNew()) {
            throw new IllegalArgumentException("Expected a state in which the release quotes, but in " + request.state()
                    + " its rules lead to " + state + " and direct " + directive.mode() + ": "
                    + directive.grounds().sentence());
        }
        return directive;
    }

    private MarketSituation situation(List<PolicyOverride> overrides) {
        Amount none = Amount.zero(instrument.settlement());
        return new MarketSituation(
                nowMillis,
                request.venueKind(),
                features(),
                health(),
                new InventoryPosition(instrument.market(), Quantity.ZERO, 0, 0, 0, 0),
                new PnlReport(none, none, none, none, none, none, 0),
                FillQuality.NONE,
                QuotingReadings.NONE,
                QualityReadings.NONE,
                new GasConditions(request.shock().gasFeeBps(), GasConditions.NONE.congestionRatio()),
                // just entered, so that the state's dwell holds it whatever the indicators would lead to
                new StateInForce(
                        instrument.market(),
                        request.state(),
                        nowMillis,
                        request.state(),
                        nowMillis,
                        new Grounds("experiment", "The state that the experiment holds fixed")),
                List.of(),
                overrides,
                List.of(),
                HedgeConditions.NONE,
                List.of());
    }

    private MarketFeatures features() {
        return new MarketFeatures(instrument.market(), 1, nowMillis, mid, 0, 0, 0, 0, 0, 0, 1, 0);
    }

    private FeedHealth health() {
        return new FeedHealth(
                instrument.market(),
                instrument.venue(),
                nowMillis,
                true,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                new ConfidenceParts(1, 1, 1, 1, 1),
                1,
                0,
                0);
    }
}
