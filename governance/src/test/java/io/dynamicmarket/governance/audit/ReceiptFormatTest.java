package io.dynamicmarket.governance.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.Asset;
import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.facts.TreasuryDecision;
import io.dynamicmarket.facts.TreasuryVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;

/** What docs/schemas/receipt.md says is what the code does. */
class ReceiptFormatTest {
    private static final MarketId MARKET = new MarketId("BTC-USDT");
    private static final ReleaseId RELEASE = new ReleaseId("5a".repeat(32));

    @Test
    void chainsTheDecisionsOfTheExampleIntoItsLines() throws IOException {
        Receipt first = ReceiptChain.next(
                ReceiptHead.GENESIS,
                new DecisionRecord(
                        "control",
                        MARKET,
                        1_668_038_400_120L,
                        RELEASE,
                        Map.of("command", "halt", "operator", "anna"),
                        new BreakerTripped(
                                BreakerKind.KILL_SWITCH,
                                1_668_038_400_120L,
                                1_668_038_400_120L,
                                1,
                                0.5,
                                new Grounds("operator", "anna halted the market")),
                        List.of()));
        Receipt second = ReceiptChain.next(
                first.head(),
                new DecisionRecord(
                        "treasury",
                        MARKET,
                        1_668_042_000_000L,
                        RELEASE,
                        Map.of("profit", new Amount(new Asset("USDT", 6), 1_250_000_000L)),
                        new TreasuryDecision(
                                List.of(new TreasuryVerdict.Hold(
                                        "all", new Grounds("TRE-001", "the kill switch is pulled"))),
                                List.of("TRE-001"),
                                RELEASE),
                        List.of("TRE-001")));
        assertEquals(example(), List.of(first.json(), second.json()));
    }

    @Test
    void namesACharacterThatNoScreenShows() throws IOException {
        Verification.Broken broken = (Verification.Broken)
                ChainVerifier.verify(List.of(example().get(0) + "\r").iterator());
        assertTrue(broken.toString().contains("Expected the end, but got \\u000d"), broken::toString);
    }

    @Test
    void verifiesTheExample() throws IOException {
        Verification.Unbroken unbroken =
                (Verification.Unbroken) ChainVerifier.verify(example().iterator());
        assertEquals(2, unbroken.head().sequence());
        for (String line : example()) {
            assertEquals(new JsonCanonicalizer(line).getEncodedString(), line);
        }
    }

    @Test
    void namesExactlyTheMembersOfAReceipt() throws IOException {
        List<String> documented = Pattern.compile("^\\| `([a-z]+)` \\|", Pattern.MULTILINE)
                .matcher(document())
                .results()
                .map(row -> row.group(1))
                .toList();
        // Nested objects are taken away, innermost first, until only the receipt's own members are left.
        String flat = example().get(0).substring(1);
        while (flat.contains("{")) {
            flat = flat.replaceAll("\\{[^{}]*\\}", "0");
        }
        List<String> members = Pattern.compile("\"([a-z]+)\":")
                .matcher(flat)
                .results()
                .map(member -> member.group(1))
                .toList();
        assertEquals(documented, members);
    }

    private static List<String> example() throws IOException {
        String document = document();
        int start = document.indexOf("```jsonl\n") + "```jsonl\n".length();
        return document.substring(start, document.indexOf("\n```", start))
                .lines()
                .toList();
    }

    private static String document() throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/schemas/receipt.md"))) {
            folder = Objects.requireNonNull(folder.getParent(), "Expected docs/schemas/receipt.md above this module");
        }
        return Files.readString(folder.resolve("docs/schemas/receipt.md"));
    }
}
