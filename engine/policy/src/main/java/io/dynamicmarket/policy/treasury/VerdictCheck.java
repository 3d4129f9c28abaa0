package io.dynamicmarket.policy.treasury;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.BuybackPlan;
import io.dynamicmarket.facts.TreasurySituation;
import io.dynamicmarket.facts.TreasuryVerdict;
import io.dynamicmarket.facts.TreasuryVerdict.Burn;
import io.dynamicmarket.facts.TreasuryVerdict.BuyBack;
import io.dynamicmarket.facts.TreasuryVerdict.DropPlan;
import io.dynamicmarket.facts.TreasuryVerdict.Hold;
import io.dynamicmarket.facts.TreasuryVerdict.MoveToBuffer;
import io.dynamicmarket.facts.TreasuryVerdict.SetMultiplier;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What holds for the verdicts of every release, however its rules are written: each action is answered once, nothing
 * that is held is done, the protected floor stays, only held tokens burn, and a buyback that is under way is gone on
 * with when it is due, dropped or left alone, whole each time.
 */
final class VerdictCheck {
    private static final List<String> ACTIONS = List.of("buffer", "buyback", "burn", "multiplier");

    private VerdictCheck() {}

    /** Checks the verdicts on a situation; a fault is an {@link IllegalStateException}. */
    static void check(TreasurySituation situation, List<TreasuryVerdict> verdicts) {
        Set<String> held = verdicts.stream()
                .filter(Hold.class::isInstance)
                .map(VerdictOrder::action)
                .collect(Collectors.toUnmodifiableSet());
        List<String> done = verdicts.stream()
                .filter(VerdictCheck::acts)
                .map(VerdictCheck::key)
                .toList();
        expect(done.stream().distinct().count() == done.size(), "every action at most once", done);
        expect(!held.contains("all") || done.isEmpty(), "nothing to be done while all is held", verdicts);
        for (String action : ACTIONS) {
            boolean acts = verdicts.stream()
                    .anyMatch(verdict ->
                            acts(verdict) && VerdictOrder.action(verdict).equals(action));
            expect(acts != (held.contains(action) || held.contains("all")), action + " either done or held", verdicts);
        }
        spending(situation, verdicts);
        plan(situation, verdicts);
    }

    /** Dropping a plan spends nothing, so that it is free where everything is held. */
    private static boolean acts(TreasuryVerdict verdict) {
        return !(verdict instanceof Hold) && !(verdict instanceof DropPlan);
    }

    private static void plan(TreasurySituation situation, List<TreasuryVerdict> verdicts) {
        List<BuyBack> buybacks = all(BuyBack.class, verdicts);
        List<DropPlan> drops = all(DropPlan.class, verdicts);
        if (situation.plan() instanceof BuybackPlan.Running running) {
            for (BuyBack buyback : buybacks) {
                expect(situation.asOfMillis() >= running.nextDueMillis(), "no tranche before it is due", buyback);
                expect(buyback.amount().equals(running.remaining()), running.remaining() + " to go on with", buyback);
            }
            expect(drops.size() + buybacks.size() <= 1, "a plan gone on with or dropped, once", verdicts);
            for (DropPlan drop : drops) {
                expect(drop.remaining().equals(running.remaining()), running.remaining() + " to drop", drop);
            }
        } else {
            expect(drops.isEmpty(), "no plan dropped where none is under way", drops);
        }
    }

    private static <T> List<T> all(Class<T> type, List<TreasuryVerdict> verdicts) {
        return verdicts.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static void spending(TreasurySituation situation, List<TreasuryVerdict> verdicts) {
        Amount left = situation.balances().liquid();
        Amount tokens = situation.balances().tokens();
        boolean spends = false;
        for (TreasuryVerdict verdict : verdicts) {
            if (verdict instanceof MoveToBuffer move) {
                left = left.minus(move.amount());
                spends = true;
            } else if (verdict instanceof BuyBack buyback) {
                left = left.minus(buyback.tranche());
                spends = true;
            } else if (verdict instanceof Burn burn) {
                tokens = tokens.minus(burn.amount());
            }
        }
        expect(!spends || left.compareTo(situation.balances().protectedFloor()) >= 0, "the floor untouched", verdicts);
        expect(tokens.nanos() >= 0, "burns within the tokens held", verdicts);
    }

    private static String key(TreasuryVerdict verdict) {
        return verdict instanceof SetMultiplier multiplier
                ? "multiplier " + multiplier.tier()
                : VerdictOrder.action(verdict);
    }

    private static void expect(boolean holds, String expected, Object actual) {
        if (!holds) {
            throw new IllegalStateException("Expected " + expected + ", but got " + actual);
        }
    }
}
