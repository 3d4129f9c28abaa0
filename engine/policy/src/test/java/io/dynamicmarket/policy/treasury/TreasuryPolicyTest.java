package io.dynamicmarket.policy.treasury;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.Asset;
import io.dynamicmarket.facts.TreasuryBalances;
import io.dynamicmarket.facts.TreasuryDecision;
import io.dynamicmarket.facts.TreasurySituation;
import io.dynamicmarket.facts.TreasuryVerdict.Hold;
import io.dynamicmarket.policy.cases.TreasurySituations;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong holds everything and says why. */
class TreasuryPolicyTest {
    @Test
    void isAskedEveryFiveMinutes() {
        assertEquals(300_000, policy(Map.of()).epochMillis());
    }

    @Test
    void holdsAllWhenAnInputIsOutsideItsTable() {
        ObjectNode inputs = inputs();
        inputs.put("profit", 2_000_000_000L);
        refused(policy(Map.of()).decide(TreasurySituations.of(inputs)), "profit");
    }

    @Test
    void holdsAllWhenProfitAndBalancesAreInDifferentAssets() {
        TreasurySituation quiet = TreasurySituations.of(inputs());
        Asset other = new Asset("EUR", 2);
        TreasuryBalances mixed = new TreasuryBalances(
                new Amount(other, quiet.balances().liquid().nanos()),
                Amount.zero(other),
                quiet.balances().tokens(),
                Amount.zero(other));
        refused(policy(Map.of()).decide(with(quiet, mixed)), "EUR");
    }

    @Test
    void holdsAllWhenARuleForgetsAnAction() {
        refused(
                policy(Map.of("rules/policy/treasury/burn.drl|amount.nanos == 0", "amount.nanos < 0"))
                        .decide(TreasurySituations.of(inputs().put("tokens", 0))),
                "burn either done or held");
    }

    @Test
    void holdsAllWhenARuleSpendsTheFloor() {
        String room = "return room.nanos() < 0 ? Amount.zero(room.asset()) : room;";
        refused(
                policy(Map.of("rules/policy/treasury/spending.drl|" + room, "return balances.liquid();"))
                        .decide(TreasurySituations.of(inputs().put("liquid", 16_000))),
                "the floor untouched");
    }

    @Test
    void holdsAllWhenARuleRunsATrancheEarly() {
        String rules = "rules/policy/treasury/plan.drl|";
        ObjectNode inputs = inputs();
        inputs.set("plan", plan());
        refused(
                policy(Map.of(rules + "$now < nextDueMillis", "$now < 0", rules + "$now >= nextDueMillis", "$now >= 0"))
                        .decide(TreasurySituations.of(inputs)),
                "no tranche before it is due");
    }

    @Test
    void holdsAllWhenARuleDropsAPlanThatIsNotUnderWay() {
        String drop =
                "when\n    TreasurySituation()\nthen\n    insert(new io.dynamicmarket.facts.TreasuryVerdict.DropPlan("
                        + "new io.dynamicmarket.facts.Amount(new io.dynamicmarket.facts.Asset(\"USDT\", 6), 1),"
                        + " new Grounds(\"TRE-999\", \"for the test\")));\nend\n";
        refused(
                policy(Map.of(
                                "rules/policy/treasury/permission.drl|rule \"TRE-002",
                                "rule \"TRE-999 drop\"\nagenda-group \"treasury-permission\"\n" + drop
                                        + "\nrule \"TRE-002"))
                        .decide(TreasurySituations.of(inputs())),
                "no plan dropped where none is under way");
    }

    @Test
    void decidesAgainAfterAFailure() {
        TreasuryPolicy policy = policy(Map.of());
        TreasuryDecision before = policy.decide(TreasurySituations.of(inputs()));
        policy.decide(TreasurySituations.of(inputs().put("profit", 2_000_000_000L)));
        assertEquals(before, policy.decide(TreasurySituations.of(inputs())));
    }

    private static void refused(TreasuryDecision decision, String word) {
        assertEquals(List.of("TRE-000"), decision.fired());
        Hold hold = (Hold) decision.verdicts().get(0);
        assertEquals("all", hold.action());
        assertTrue(hold.grounds().sentence().contains(word), hold::toString);
        assertEquals(1, decision.verdicts().size());
    }

    private static ObjectNode plan() {
        return inputs().put("remaining", 15_000).put("tranches", 1).put("dueInMinutes", 5);
    }

    private static TreasuryPolicy policy(Map<String, String> changes) {
        return DefaultRelease.with(changes).treasuryPolicy();
    }

    private static ObjectNode inputs() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static TreasurySituation with(TreasurySituation quiet, TreasuryBalances balances) {
        return new TreasurySituation(
                quiet.market(),
                quiet.asOfMillis(),
                quiet.state(),
                quiet.epoch(),
                balances,
                quiet.token(),
                quiet.lastBuybackMillis(),
                quiet.plan(),
                quiet.tripped(),
                quiet.overrides());
    }
}
