package io.dynamicmarket.policy.treasury;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamicmarket.facts.TreasuryDecision;
import io.dynamicmarket.facts.TreasuryVerdict;
import io.dynamicmarket.facts.TreasuryVerdict.Burn;
import io.dynamicmarket.facts.TreasuryVerdict.BuyBack;
import io.dynamicmarket.facts.TreasuryVerdict.DropPlan;
import io.dynamicmarket.facts.TreasuryVerdict.Hold;
import io.dynamicmarket.facts.TreasuryVerdict.MoveToBuffer;
import io.dynamicmarket.facts.TreasuryVerdict.SetMultiplier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases beside the treasury's rules, through the door that the desk uses. */
class TreasuryCasesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern RULE = Pattern.compile("^rule \"(\\S+) ", Pattern.MULTILINE);

    /** A case; cells are changes of the release, none where it says nothing of them. */
    record Case(
            String name,
            @Nullable Map<String, String> cells,
            JsonNode inputs,
            List<String> expect,
            List<String> fires) {}

    @TestFactory
    Stream<DynamicTest> givesTheVerdictsOfEveryCase() {
        return files().stream()
                .flatMap(file -> cases(file).stream()
                        .map(one ->
                                DynamicTest.dynamicTest(file.getFileName() + ": " + one.name(), () -> decides(one))));
    }

    @TestFactory
    Stream<DynamicTest> hasACaseInWhichEachRuleFiresAndOneInWhichItIsSilent() {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> covers(file)));
    }

    private static void decides(Case one) {
        try (TreasuryPolicy policy = DefaultRelease.with(one.cells() == null ? Map.of() : one.cells())
                .treasuryPolicy()) {
            TreasuryDecision decision = policy.decide(Situations.of(one.inputs()));
            assertEquals(
                    one.expect(),
                    decision.verdicts().stream().map(TreasuryCasesTest::inWords).toList(),
                    decision::toString);
            assertEquals(
                    one.fires(),
                    decision.fired().stream().filter(id -> !id.contains("#")).toList());
        }
    }

    private static void covers(Path file) throws IOException {
        List<Case> cases =
                files().stream().flatMap(each -> cases(each).stream()).toList();
        TreeSet<String> rules = new TreeSet<>();
        Matcher matcher = RULE.matcher(Files.readString(file));
        while (matcher.find()) {
            rules.add(matcher.group(1));
        }
        assertTrue(rules.size() >= 3, "Expected at least three rules in " + file + ", but found " + rules);
        for (String rule : rules) {
            assertTrue(cases.stream().anyMatch(one -> one.fires().contains(rule)), rule + " fires in no case");
            assertTrue(cases.stream().anyMatch(one -> !one.fires().contains(rule)), rule + " is silent in no case");
        }
    }

    private static List<Path> files() {
        Path rules = Path.of("..", "..", "rules", "policy");
        try (Stream<Path> paths =
                Stream.concat(Files.list(rules.resolve("treasury")), Files.list(rules.resolve("reward")))) {
            return paths.filter(path -> path.toString().endsWith(".drl"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    private static String inWords(TreasuryVerdict verdict) {
        if (verdict instanceof BuyBack buyback) {
            return "buy back "
                    + buyback.tranche().toDecimal().stripTrailingZeros().toPlainString() + " of "
                    + buyback.amount() + " in " + buyback.tranches() + " every "
                    + buyback.spacingMillis() / 60_000 + " min" + (buyback.accelerated() ? ", front-loaded" : "");
        }
        if (verdict instanceof DropPlan drop) {
            return "drop the plan with " + drop.remaining();
        }
        if (verdict instanceof Burn burn) {
            return "burn " + burn.amount();
        }
        if (verdict instanceof MoveToBuffer move) {
            return "buffer " + move.amount();
        }
        if (verdict instanceof SetMultiplier set) {
            return "multiplier " + set.tier() + " is "
                    + BigDecimal.valueOf(set.multiplier()).stripTrailingZeros().toPlainString();
        }
        Hold hold = (Hold) verdict;
        return "hold " + hold.action() + " by " + hold.grounds().source();
    }
}
