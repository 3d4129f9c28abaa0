package io.dynamicmarket.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamicmarket.facts.BreakerReleased;
import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.EscalationRaised;
import io.dynamicmarket.facts.HedgeVerdict;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.QuoteDirective;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases beside the market family's rules, through the door that the market loop uses. */
class MarketCasesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern RULE = Pattern.compile("^rule \"(\\S+) ", Pattern.MULTILINE);
    private static final List<String> FAMILIES = List.of("classification", "breaker", "override", "preset", "quoting");

    record Case(String name, JsonNode situation, JsonNode expect, List<String> fires) {}

    @TestFactory
    Stream<DynamicTest> decidesEveryCase() {
        return files().stream()
                .flatMap(file -> cases(file).stream()
                        .map(one -> DynamicTest.dynamicTest(file.getFileName() + ": " + one.name(), () -> {
                            MarketDecision decision = decide(one);
                            Map<String, Object> said = words(decision);
                            one.expect()
                                    .properties()
                                    .forEach(expected -> assertEquals(
                                            plain(expected.getValue()), said.get(expected.getKey()), expected::getKey));
                            assertTrue(
                                    decision.fired().containsAll(one.fires()),
                                    () -> "Expected " + one.fires() + " to fire, but " + decision.fired() + " did");
                        })));
    }

    @TestFactory
    Stream<DynamicTest> hasACaseInWhichEachRuleFiresAndOneInWhichItIsSilent() {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    List<Case> cases = cases(file);
                    List<List<String>> fired =
                            cases.stream().map(one -> decide(one).fired()).toList();
                    for (String rule : rules(file)) {
                        assertTrue(
                                cases.stream().anyMatch(one -> one.fires().contains(rule)), rule + " fires in no case");
                        assertTrue(fired.stream().anyMatch(ids -> !ids.contains(rule)), rule + " is silent in no case");
                    }
                }));
    }

    private static MarketDecision decide(Case one) {
        try (MarketPolicy policy = DefaultPolicy.compiled().marketPolicy()) {
            return policy.decide(Situations.of(one.situation()));
        }
    }

    private static Map<String, Object> words(MarketDecision decision) {
        QuoteDirective quotes = decision.directive();
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("state", decision.state().state().name());
        words.put("candidate", decision.state().candidate().name());
        words.put("candidateAgeMillis", (double)
                (Situations.NOW_MILLIS - decision.state().candidateSinceMillis()));
        words.put("tripped", kinds(decision.tripped()));
        words.put("newlyTripped", kinds(decision.newlyTripped()));
        words.put(
                "released",
                decision.released().stream()
                        .map(BreakerReleased::kind)
                        .map(Enum::name)
                        .toList());
        words.put(
                "escalations",
                decision.escalations().stream().map(EscalationRaised::subject).toList());
        words.put("escalated", decision.escalated());
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
        words.put("hedge", decision.hedge().getClass().getSimpleName());
        words.put("hedgeSource", decision.hedge().grounds().source());
        if (decision.hedge() instanceof HedgeVerdict.Ioc ioc) {
            words.put("hedgeTargetShare", ioc.targetShare());
            words.put("hedgeImpactToleranceBps", ioc.impactToleranceBps());
            words.put("hedgeRankBy", ioc.rankBy().stream().map(Enum::name).toList());
        }
        return words;
    }

    private static List<String> kinds(List<BreakerTripped> tripped) {
        return tripped.stream().map(BreakerTripped::kind).map(Enum::name).toList();
    }

    private static Object plain(JsonNode value) {
        if (value.isArray()) {
            List<String> words = new ArrayList<>();
            value.forEach(word -> words.add(word.asText()));
            return words;
        }
        return value.isNumber() ? value.asDouble() : value.isBoolean() ? value.asBoolean() : value.asText();
    }

    private static Set<String> rules(Path file) throws IOException {
        Set<String> rules = new TreeSet<>();
        Matcher matcher = RULE.matcher(Files.readString(file));
        while (matcher.find()) {
            rules.add(matcher.group(1));
        }
        assertTrue(!rules.isEmpty(), "Expected rules in " + file);
        return rules;
    }

    private static List<Path> files() {
        Path rules = DefaultPolicy.ROOT.resolve("rules/policy");
        List<Path> files = new ArrayList<>();
        for (String family : FAMILIES) {
            try (Stream<Path> paths = Files.list(rules.resolve(family))) {
                paths.filter(path -> path.toString().endsWith(".drl")).sorted().forEach(files::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    private static List<Case> cases(Path rules) {
        try {
            String name = rules.getFileName().toString().replace(".drl", ".cases.json");
            List<Case> cases = new ArrayList<>();
            for (JsonNode node : JSON.readTree(rules.resolveSibling(name).toFile())) {
                cases.add(JSON.treeToValue(node, Case.class));
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
