package io.dynamicmarket.policy.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamicmarket.facts.BreakerReleased;
import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.EscalationRaised;
import io.dynamicmarket.facts.HedgeVerdict;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.QuoteDirective;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A market decision in the members that cases name: words, numbers, truths and lists of words. */
final class DecisionWords {
    private DecisionWords() {}

    /** What a case expects and the decision does not say; empty if there is no such thing. */
    static String difference(JsonNode expect, MarketDecision decision) {
        Map<String, Object> said = of(decision);
        List<String> differences = new ArrayList<>();
        expect.properties().forEach(one -> {
            if (!said.containsKey(one.getKey())) {
                differences.add("Expected a member out of " + said.keySet() + ", but got " + one.getKey());
            } else if (!Objects.equals(plain(one.getValue()), said.get(one.getKey()))) {
                differences.add("Expected " + one.getKey() + " " + plain(one.getValue()) + ", but got "
                        + said.get(one.getKey()));
            }
        });
        return String.join("; ", differences);
    }

    private static Map<String, Object> of(MarketDecision decision) {
        QuoteDirective quotes = decision.directive();
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("state", decision.state().state().name());
        words.put("candidate", decision.state().candidate().name());
        words.put("candidateAgeMillis", (double)
                (MarketSituations.NOW_MILLIS - decision.state().candidateSinceMillis()));
        words.put("stateAgeMillis", (double)
                (MarketSituations.NOW_MILLIS - decision.state().sinceMillis()));
        words.put("stateSource", decision.state().grounds().source());
        words.put("tripped", kinds(decision.tripped()));
        words.put("newlyTripped", kinds(decision.newlyTripped()));
        words.put("released", released(decision.released()));
        words.put(
                "escalations",
                decision.escalations().stream().map(EscalationRaised::subject).toList());
        words.put("escalated", decision.escalated());
        quotes(quotes, words);
        words.put("hedge", decision.hedge().getClass().getSimpleName());
        words.put("hedgeSource", decision.hedge().grounds().source());
        if (decision.hedge() instanceof HedgeVerdict.Ioc ioc) {
            words.put("hedgeTargetShare", ioc.targetShare());
            words.put("hedgeImpactToleranceBps", ioc.impactToleranceBps());
            words.put("hedgeRankBy", ioc.rankBy().stream().map(Enum::name).toList());
        }
        words.put("fired", decision.fired());
        return words;
    }

    private static void quotes(QuoteDirective quotes, Map<String, Object> words) {
        words.put("mode", quotes.mode().name());
        words.put("cancelResting", quotes.cancelResting());
        words.put("placeNew", quotes.placeNew());
        words.put("hedgeAllowed", quotes.hedgeAllowed());
        words.put("preset", quotes.preset().name());
        words.put("gamma", quotes.gamma());
        words.put("betaBps", quotes.betaBps());
        words.put("spreadFactor", quotes.spreadFactor());
        words.put("model", quotes.model().name());
        words.put("toxicityFactor", quotes.toxicityFactor());
        words.put("maxQuoteAgeMillis", (double) quotes.maxQuoteAgeMillis());
        words.put("floorCushionBps", quotes.floorCushionBps());
        words.put("ladderScale", quotes.ladderScale());
        words.put("tiers", (double) quotes.ladderShares().size());
        words.put("refreshMillis", (double) quotes.refreshMillis());
    }

    private static List<String> kinds(List<BreakerTripped> tripped) {
        return tripped.stream().map(BreakerTripped::kind).map(Enum::name).toList();
    }

    private static List<String> released(List<BreakerReleased> released) {
        return released.stream().map(BreakerReleased::kind).map(Enum::name).toList();
    }

    private static Object plain(JsonNode value) {
        if (value.isArray()) {
            List<String> words = new ArrayList<>();
            value.forEach(word -> words.add(word.asText()));
            return words;
        }
        return value.isNumber() ? value.asDouble() : value.isBoolean() ? value.asBoolean() : value.asText();
    }
}
