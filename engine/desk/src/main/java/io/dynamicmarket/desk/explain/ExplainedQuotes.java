package io.dynamicmarket.desk.explain;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.ConfidenceParts;
import io.dynamicmarket.facts.FeedHealth;
import io.dynamicmarket.facts.FillQuality;
import io.dynamicmarket.facts.GasConditions;
import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.HedgeConditions;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.InventoryLimits;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketFeatures;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.PnlReport;
import io.dynamicmarket.facts.PolicyOverride;
import io.dynamicmarket.facts.Price;
import io.dynamicmarket.facts.QualityReadings;
import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.facts.QuotingModelName;
import io.dynamicmarket.facts.QuotingReadings;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.facts.StateInForce;
import io.dynamicmarket.facts.VenueKind;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.policy.MarketPolicy;
import io.dynamicmarket.quoting.inventory.SessionLedger;
import io.dynamicmarket.quoting.ladder.ModelQuotes;
import io.dynamicmarket.quoting.ladder.QuoteExplanation;
import io.dynamicmarket.quoting.ladder.QuoteMaker;
import io.dynamicmarket.quoting.ladder.QuoteSet;
import io.dynamicmarket.quoting.ladder.Withheld;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What the desk would quote in a market that a person describes, and why: the release decides, the models answer, the
 * quote maker quotes, exactly as in the market loop.
 *
 * @param instrument quoted
 * @param decision of the policy
 * @param midUnits price units
 * @param inUse model that quotes
 * @param models what each model answers, in order of name
 * @param withheld why nothing is quoted, or {@link Withheld#NOTHING}
 * @param quotes every tier, bids first, nearest first; a side without quotes has one with quantity 0
 */
public record ExplainedQuotes(
        Instrument instrument,
        MarketDecision decision,
        double midUnits,
        QuotingModelName inUse,
        List<ModelQuotes> models,
        Withheld withheld,
        List<QuoteExplanation> quotes) {
    /** Moment of the made-up decision; only differences to it matter. */
    private static final long NOW_MILLIS = 1_700_000_000_000L;

    private static final long A_WHILE_MILLIS = 3_600_000;
    private static final int STEPS = 60;

    public ExplainedQuotes {
        models = List.copyOf(models);
        quotes = List.copyOf(quotes);
    }

    /**
     * What the models answer for one inventory.
     *
     * @param softShare inventory over the soft limit, signed
     * @param models in order of name
     */
    public record At(double softShare, List<ModelQuotes> models) {
        public At {
            models = List.copyOf(models);
        }
    }

    /** Asks; an {@link IllegalArgumentException} where the question makes no sense. */
    public static ExplainedQuotes of(QuoteQuestion question, CompiledRelease release) {
        Instrument instrument = question.instrument();
        long bidUnits = units(question.bid(), instrument.priceDecimals());
        long askUnits = units(question.ask(), instrument.priceDecimals());
        long held = units(question.inventory(), instrument.quantityDecimals());
        long total = units(question.totalInventory(), instrument.quantityDecimals());
        double mid = 0.5 * ((double) bidUnits + askUnits);
        InventoryLimits limits = limits(instrument, release, mid);
        QuoteMaker maker = maker(instrument, limits, release);
        MarketDecision decision = decide(question, instrument, limits, held, total, release);
        QuoteDirective directive = decision.directive();
        QuoteSet set = new QuoteSet();
        maker.quote(bidUnits, askUnits, question.volatilityBps(), question.imbalance(), held, total, directive, set);
        return new ExplainedQuotes(
                instrument,
                decision,
                mid,
                directive.model(),
                models(maker, question, held, total, directive),
                set.withheld(),
                explained(set));
    }

    /** What the models answer from the short to the long hard limit of the venue, under the directive of an answer. */
    public List<At> along(QuoteQuestion question, CompiledRelease release) {
        InventoryLimits limits = limits(instrument, release, midUnits);
        QuoteMaker maker = maker(instrument, limits, release);
        long shortUnits = limits.venueHardShort().units();
        long longUnits = limits.venueHardLong().units();
        List<At> along = new ArrayList<>();
        for (int step = 0; step <= STEPS; step++) {
            long held = -shortUnits + Math.round((double) (shortUnits + longUnits) * step / STEPS);
            double softShare =
                    SessionLedger.position(instrument, limits, held, held).softRatio();
            along.add(new At(softShare, models(maker, question, held, held, decision.directive())));
        }
        return along;
    }

    private static InventoryLimits limits(Instrument instrument, CompiledRelease release, double midUnits) {
        return SessionLedger.limits(instrument, release.sizing(instrument.market()), midUnits);
    }

    private static QuoteMaker maker(Instrument instrument, InventoryLimits limits, CompiledRelease release) {
        return new QuoteMaker(
                instrument,
                release.sizing(instrument.market()),
                limits,
                release.fees(instrument.venue()),
                release.minimum(instrument.venue()));
    }

    private static List<ModelQuotes> models(
            QuoteMaker maker, QuoteQuestion question, long held, long total, QuoteDirective directive) {
        List<ModelQuotes> models = new ArrayList<>();
        for (QuotingModelName name : QuotingModelName.values()) {
            models.add(maker.model(name, question.volatilityBps(), held, total, directive));
        }
        return models;
    }

    private static List<QuoteExplanation> explained(QuoteSet set) {
        List<QuoteExplanation> quotes = new ArrayList<>();
        if (set.withheld() != Withheld.NOTHING) {
            return quotes;
        }
        for (Side side : Side.values()) {
            if (set.tiers(side) == 0) {
                quotes.add(QuoteExplanation.unsent(set, side));
            }
            for (int tier = 0; tier < set.tiers(side); tier++) {
                quotes.add(QuoteExplanation.of(set, side, tier));
            }
        }
        return quotes;
    }

    private static MarketDecision decide(
            QuoteQuestion question,
            Instrument instrument,
            InventoryLimits limits,
            long held,
            long total,
            CompiledRelease release) {
        Amount none = Amount.zero(instrument.settlement());
        try (MarketPolicy policy = release.marketPolicy()) {
            return policy.decide(new MarketSituation(
                    NOW_MILLIS,
                    question.gasBps() > 0 ? VenueKind.DEX : VenueKind.CEX,
                    features(question, instrument),
                    health(question, instrument),
                    SessionLedger.position(instrument, limits, held, total),
                    new PnlReport(none, none, none, none, none, none, 0),
                    FillQuality.NONE,
                    new QuotingReadings(0, question.toxicity(), 0, 0),
                    QualityReadings.NONE,
                    new GasConditions(question.gasBps(), question.congestion()),
                    new StateInForce(
                            instrument.market(),
                            question.state(),
                            NOW_MILLIS,
                            question.state(),
                            NOW_MILLIS,
                            new Grounds("explain", "as asked")),
                    List.of(),
                    overrides(question),
                    List.of(),
                    HedgeConditions.NONE,
                    List.of()));
        }
    }

    private static MarketFeatures features(QuoteQuestion question, Instrument instrument) {
        BigDecimal mid = question.bid().add(question.ask()).divide(BigDecimal.valueOf(2));
        double spreadBps = question.ask().subtract(question.bid()).doubleValue() / mid.doubleValue() * 1e4;
        return new MarketFeatures(
                instrument.market(),
                1,
                NOW_MILLIS,
                new Price((long) mid.movePointRight(instrument.priceDecimals()).doubleValue()),
                spreadBps,
                0,
                question.volatilityBps(),
                question.volatilityBps(),
                question.imbalance(),
                0,
                question.volumeRatio(),
                question.toxicity());
    }

    private static FeedHealth health(QuoteQuestion question, Instrument instrument) {
        return new FeedHealth(
                instrument.market(),
                instrument.venue(),
                NOW_MILLIS,
                true,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                new ConfidenceParts(1, 1, 1, 1, 1),
                question.confidence(),
                0,
                0);
    }

    private static List<PolicyOverride> overrides(QuoteQuestion question) {
        if (question.preset() == null) {
            return List.of();
        }
        return List.of(new PolicyOverride(
                "asked",
                PolicyOverride.Authority.GOVERNANCE,
                new PolicyOverride.Effect.UsePreset(question.preset()),
                NOW_MILLIS - A_WHILE_MILLIS,
                NOW_MILLIS + A_WHILE_MILLIS,
                "as asked"));
    }

    private static long units(BigDecimal value, int decimals) {
        return value.movePointRight(decimals).longValueExact();
    }
}
