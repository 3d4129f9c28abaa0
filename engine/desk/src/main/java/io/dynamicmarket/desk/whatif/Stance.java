package io.dynamicmarket.desk.whatif;

import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.HedgeVerdict;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketState;
import io.dynamicmarket.facts.PresetName;
import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.facts.QuotingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a decision comes to: all that it makes the desk do and the rows and rules behind it, without the release's id and
 * the readings in its sentences. Two releases part where their stances do.
 *
 * @param state market state in force
 * @param mode of quoting
 * @param cancelResting whether resting quotes go
 * @param placeNew whether quotes may be placed
 * @param preset in use
 * @param gamma see {@link QuoteDirective}
 * @param betaBps see {@link QuoteDirective}
 * @param spreadFactor see {@link QuoteDirective}
 * @param toxicityFactor see {@link QuoteDirective}
 * @param floorCushionBps see {@link QuoteDirective}
 * @param ladderShares see {@link QuoteDirective}
 * @param ladderScale see {@link QuoteDirective}
 * @param refreshMillis see {@link QuoteDirective}
 * @param maxQuoteAgeMillis see {@link QuoteDirective}
 * @param hedge verdict, without its grounds
 * @param breakers in force, in order of kind
 * @param fired rows and rules, in order
 */
record Stance(
        MarketState state,
        QuotingMode mode,
        boolean cancelResting,
        boolean placeNew,
        PresetName preset,
        double gamma,
        double betaBps,
        double spreadFactor,
        double toxicityFactor,
        double floorCushionBps,
        List<Double> ladderShares,
        double ladderScale,
        long refreshMillis,
        long maxQuoteAgeMillis,
        String hedge,
        List<String> breakers,
        List<String> fired) {
    static Stance of(MarketDecision decision) {
        QuoteDirective directive = decision.directive();
        return new Stance(
                decision.state().state(),
                directive.mode(),
                directive.cancelResting(),
                directive.placeNew(),
                directive.preset(),
                directive.gamma(),
                directive.betaBps(),
                directive.spreadFactor(),
                directive.toxicityFactor(),
                directive.floorCushionBps(),
                directive.ladderShares(),
                directive.ladderScale(),
                directive.refreshMillis(),
                directive.maxQuoteAgeMillis(),
                hedge(decision.hedge()),
                breakers(decision.tripped()),
                decision.fired());
    }

    private static List<String> breakers(List<BreakerTripped> tripped) {
        return tripped.isEmpty()
                ? List.of()
                : tripped.stream().map(trip -> trip.kind().name()).toList();
    }

    private static String hedge(HedgeVerdict verdict) {
        if (verdict instanceof HedgeVerdict.Ioc ioc) {
            return "take down to " + ioc.targetShare() + " within " + ioc.impactToleranceBps() + " bps by "
                    + ioc.rankBy();
        }
        return verdict instanceof HedgeVerdict.Incentives ? "incentives" : "none";
    }

    /** For the report. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("state", state.name());
        values.put("mode", mode.name());
        values.put("placeNew", placeNew);
        values.put("preset", preset.name());
        values.put("gamma", gamma);
        values.put("betaBps", betaBps);
        values.put("spreadFactor", spreadFactor);
        values.put("toxicityFactor", toxicityFactor);
        values.put("floorCushionBps", floorCushionBps);
        values.put("ladderScale", ladderScale);
        values.put("refreshMillis", refreshMillis);
        values.put("maxQuoteAgeMillis", maxQuoteAgeMillis);
        values.put("hedge", hedge);
        values.put("breakers", breakers);
        values.put("fired", fired);
        return values;
    }
}
