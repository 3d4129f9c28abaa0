package io.dynamicmarket.governance.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.Asset;
import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.BuybackPlan;
import io.dynamicmarket.facts.EpochReport;
import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.MarketState;
import io.dynamicmarket.facts.PolicyOverride;
import io.dynamicmarket.facts.PolicyOverride.Effect;
import io.dynamicmarket.facts.PresetName;
import io.dynamicmarket.facts.QuotingMode;
import io.dynamicmarket.facts.TokenMarket;
import io.dynamicmarket.facts.TreasuryBalances;
import io.dynamicmarket.facts.TreasurySituation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactJsonTest {
    private static final MarketId MARKET = new MarketId("BTC-USDT");
    /** As they are read back: a receipt keeps an asset's id alone. */
    private static final Asset USDT = new Asset("USDT", 9);

    private static final Asset TOKEN = new Asset("DMM", 9);

    @Test
    void readsAMarketSituationAndWritesTheSameBytes() {
        String json = CanonicalJson.of(SampleDecisions.situation(1_668_038_400_000L));
        assertEquals(json, CanonicalJson.of(FactJson.read(MarketSituation.class, json)));
    }

    @Property(seed = "1", tries = 300)
    void readsEveryTreasurySituationBackAsItWas(@ForAll long seed) {
        TreasurySituation situation = treasury(new SplittableRandom(seed));
        assertEquals(situation, FactJson.read(TreasurySituation.class, CanonicalJson.of(situation)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"epoch\":7 | \"epoch\":7.0 | epoch.epoch",
                "\"epoch\":7 | \"epoch\":\"7\" | epoch.epoch",
                "\"epoch\":7 | \"epoch\":07 | epoch.epoch",
                "\"epoch\":7 | \"epochs\":7 | epoch.epoch",
                "\"epoch\":7 | \"epoch\":0 | epoch",
                "\"momentumIndex\":1.5 | \"momentumIndex\":1.50 | epoch.momentumIndex",
                "\"momentumIndex\":1.5 | \"momentumIndex\":1.5000001 | epoch.momentumIndex",
                "\"momentumIndex\":1.5, | `` | epoch.momentumIndex",
                "\"value\":\"100\" | \"value\":\"100.0\" | balances.liquid.value",
                "\"value\":\"100\" | \"value\":\"1e2\" | balances.liquid.value",
                "\"value\":\"100\" | \"value\":\"100.0000000001\" | balances.liquid.value",
                "\"value\":\"100\" | \"value\":100 | balances.liquid.value",
                "\"state\":\"STRESS\" | \"state\":\"PANIC\" | state",
                "\"type\":\"None\" | \"type\":\"Gone\" | plan",
                "\"type\":\"None\" | \"kind\":\"None\" | plan",
                "\"overrides\":[] | \"overrides\":[],\"pleased\":true | plan",
                "\"overrides\":[] | \"overrides\":{} | overrides",
                "\"tripped\":[] | \"tripped\": [] | tripped",
                "\"BTC-USDT\" | \"btc-usdt\" | market",
                "\"asOfMillis\":9007199254740993 | \"asOfMillis\":9007199254740994 | asOfMillis",
            })
    void refusesAnotherTextAndNamesTheMember(String part, String other, String member) {
        String json = CanonicalJson.of(plain(7));
        String big = json.replace("\"asOfMillis\":1000", "\"asOfMillis\":\"9007199254740993\"");
        assertEquals(big, CanonicalJson.of(FactJson.read(TreasurySituation.class, big)));
        String from = part.contains("9007199254740993") ? json.replace("\"asOfMillis\":1000", part) : json;
        assertTrue(from.contains(part), from);
        String edited = from.replace(part, other == null ? "" : other);
        JsonRefused refused = assertThrows(JsonRefused.class, () -> FactJson.read(TreasurySituation.class, edited));
        assertEquals(member, refused.member(), refused.getMessage());
        assertTrue(String.valueOf(refused.getMessage()).startsWith("Expected"), refused.getMessage());
    }

    @Test
    void refusesWhatStandsBehindAndWhatIsCutOff() {
        String json = CanonicalJson.of(plain(7));
        assertThrows(JsonRefused.class, () -> FactJson.read(TreasurySituation.class, json + " "));
        for (int length = 0; length < json.length(); length++) {
            String cut = json.substring(0, length);
            assertThrows(JsonRefused.class, () -> FactJson.read(TreasurySituation.class, cut));
        }
    }

    @Test
    void namesTheFirstMemberThatDiffers() {
        JsonDifference difference = JsonDifference.between(
                "{\"a\":{},\"b\":[1,{\"c\":\"x\",\"d\":2}]}", "{\"a\":{},\"b\":[1,{\"c\":\"x\",\"d\":25}]}");
        assertEquals("b[1].d", difference.member());
        assertEquals("Expected 2, but got 25", difference.sentence());
        assertEquals("b", JsonDifference.between("{\"b\":[1]}", "{\"b\":[1,2]}").member());
        assertEquals("", JsonDifference.between("{}", "{\"b\":1}").member());
    }

    private static TreasurySituation plain(long epoch) {
        return new TreasurySituation(
                MARKET,
                1_000,
                MarketState.STRESS,
                new EpochReport(epoch, 0, 1_000, usdt(5), 12, usdt(0), 1.5, 1),
                new TreasuryBalances(usdt(100_000_000_000L), usdt(7), new Amount(TOKEN, 3), usdt(1)),
                new TokenMarket(1.5, 1.4, 1.2),
                -1,
                BuybackPlan.none(),
                List.of(),
                List.of());
    }

    private static TreasurySituation treasury(SplittableRandom random) {
        BuybackPlan plan = random.nextBoolean()
                ? BuybackPlan.none()
                : new BuybackPlan.Running(
                        usdt(random.nextLong(1, Long.MAX_VALUE)),
                        random.nextInt(1, 99),
                        random.nextLong(0, 1L << 60),
                        random.nextLong(),
                        random.nextBoolean(),
                        random.nextLong());
        return new TreasurySituation(
                MARKET,
                random.nextLong(),
                MarketState.values()[random.nextInt(4)],
                new EpochReport(
                        random.nextLong(1, Long.MAX_VALUE),
                        random.nextLong(0, 1L << 50),
                        random.nextLong(1L << 51, Long.MAX_VALUE),
                        usdt(random.nextLong()),
                        statistic(random),
                        usdt(random.nextLong()),
                        statistic(random),
                        statistic(random)),
                new TreasuryBalances(
                        usdt(random.nextLong(0, Long.MAX_VALUE)),
                        usdt(random.nextLong(0, 1_000)),
                        new Amount(TOKEN, random.nextLong(0, Long.MAX_VALUE)),
                        usdt(random.nextLong(0, 1_000_000_000L))),
                new TokenMarket(Math.abs(statistic(random)) + 1, 1, Math.abs(statistic(random))),
                random.nextLong(),
                plan,
                tripped(random),
                overrides(random));
    }

    private static List<BreakerTripped> tripped(SplittableRandom random) {
        List<BreakerTripped> tripped = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            tripped.add(new BreakerTripped(
                    BreakerKind.values()[random.nextInt(BreakerKind.values().length)],
                    random.nextLong(),
                    random.nextLong(),
                    statistic(random),
                    statistic(random),
                    new Grounds("BRK-001", words(random))));
        }
        return tripped;
    }

    private static List<PolicyOverride> overrides(SplittableRandom random) {
        List<Effect> effects = List.of(
                new Effect.UsePreset(PresetName.BOOTSTRAP),
                new Effect.CapQuoting(QuotingMode.HALT),
                new Effect.WidenSpread(1 + Math.abs(statistic(random)) / 10),
                new Effect.PauseBuyback(),
                new Effect.PauseBurn());
        List<PolicyOverride> overrides = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            overrides.add(new PolicyOverride(
                    words(random),
                    PolicyOverride.Authority.RISK,
                    effects.get(random.nextInt(effects.size())),
                    random.nextLong(0, 1_000),
                    random.nextLong(1_000, 2_000),
                    words(random)));
        }
        return overrides;
    }

    /** Any characters that are well-formed, those with escapes among them. */
    private static String words(SplittableRandom random) {
        StringBuilder words = new StringBuilder("w");
        for (int i = random.nextInt(12); i > 0; i--) {
            int point = random.nextBoolean() ? random.nextInt(0x80) : random.nextInt(0x10000, 0x10ffff);
            words.appendCodePoint(point);
        }
        return words.toString();
    }

    private static double statistic(SplittableRandom random) {
        long millionths = random.nextLong(-999_999_999_999_999L, 999_999_999_999_999L);
        return (random.nextBoolean() ? millionths : millionths % 10_000_000) / 1e6;
    }

    private static Amount usdt(long nanos) {
        return new Amount(USDT, nanos);
    }
}
