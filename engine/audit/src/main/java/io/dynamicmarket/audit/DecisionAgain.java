package io.dynamicmarket.audit;

import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.TreasuryDecision;
import io.dynamicmarket.facts.TreasurySituation;
import io.dynamicmarket.governance.audit.CanonicalJson;
import io.dynamicmarket.governance.audit.FactJson;
import io.dynamicmarket.governance.audit.JsonDifference;
import io.dynamicmarket.governance.audit.JsonRefused;
import io.dynamicmarket.governance.audit.ReceiptLine;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.policy.FailedPolicy;
import io.dynamicmarket.policy.LateAnswer;
import io.dynamicmarket.policy.MarketPolicy;
import io.dynamicmarket.policy.treasury.TreasuryPolicy;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes recorded decisions again, from their inputs and under their release, and compares byte by byte.
 *
 * <p>Two kinds cannot come out the same: an answer that was late, because a clock decided, and one of a policy that failed
 * then and does not fail now. Both are recognised by what they must be, the most restrictive answer to the recorded input
 * and nothing else; of a receipt's own words only the time it took and the sentence of the failure are taken as they are.
 * So an edit can pass for one of them only where it halts.
 */
final class DecisionAgain {
    private static final Pattern TOOK = Pattern.compile("it took ([0-9]{1,12}) ms\\.$");
    private static final Outcome.Differs SAME = new Outcome.Differs("", "");
    private static final Grounds NO_GROUNDS = new Grounds("none", "The output is no decision");

    private final CompiledRelease release;
    private final MarketPolicy market;
    private final TreasuryPolicy treasury;

    DecisionAgain(CompiledRelease release) {
        this.release = release;
        this.market = release.marketPolicy();
        this.treasury = release.treasuryPolicy();
    }

    /** What became of it. */
    sealed interface Outcome {
        /** The same bytes. */
        record Same() implements Outcome {}

        /** The answer that stands for a late one. */
        record Late() implements Outcome {}

        /** The answer that stands for a failure. */
        record Failed() implements Outcome {}

        /**
         * Something else.
         *
         * @param member first member that differs
         * @param sentence how
         */
        record Differs(String member, String sentence) implements Outcome {}
    }

    /** Takes a decision of kind market or treasury. */
    Outcome again(ReceiptLine receipt) {
        try {
            return receipt.kind().equals("market") ? marketAgain(receipt) : treasuryAgain(receipt);
        } catch (JsonRefused refused) {
            String member = refused.member().isEmpty() ? "input" : "input." + refused.member();
            return new Outcome.Differs(member, String.valueOf(refused.getMessage()));
        }
    }

    private Outcome marketAgain(ReceiptLine receipt) {
        MarketSituation situation = FactJson.read(MarketSituation.class, receipt.input());
        if (situation.asOfMillis() != receipt.atMillis()) {
            return new Outcome.Differs(
                    "at",
                    "Expected the time of the input, " + situation.asOfMillis() + ", but got " + receipt.atMillis());
        }
        if (!situation.stateInForce().market().equals(receipt.market())) {
            return new Outcome.Differs(
                    "market", "Expected " + situation.stateInForce().market() + ", but got " + receipt.market());
        }
        String margins =
                CanonicalJson.of(receipt.version().equals("receipt/1") ? List.of() : release.margins(situation));
        MarketDecision decision = market.decide(situation);
        market.rest();
        Outcome.Differs differs = difference(receipt, decision, decision.fired(), margins);
        if (differs == SAME) {
            return new Outcome.Same();
        }
        Grounds grounds = marketGrounds(receipt);
        MarketDecision failed = FailedPolicy.decision(situation, release.id(), grounds);
        if (grounds.source().equals(LateAnswer.SOURCE) && grounds.equals(LateAnswer.ofMarket(took(grounds)))) {
            boolean late = took(grounds) > LateAnswer.MARKET_WITHIN_MILLIS;
            for (MarketDecision given : List.of(decision, failed)) {
                MarketDecision instead = LateAnswer.instead(given, situation, release.id(), grounds);
                if (late && difference(receipt, instead, instead.fired(), margins) == SAME) {
                    return new Outcome.Late();
                }
            }
        }
        boolean failure = grounds.source().equals(FailedPolicy.MARKET)
                && grounds.sentence().startsWith(FailedPolicy.MARKET_SENTENCE);
        return failure && difference(receipt, failed, failed.fired(), margins) == SAME ? new Outcome.Failed() : differs;
    }

    private Outcome treasuryAgain(ReceiptLine receipt) {
        TreasurySituation situation = FactJson.read(TreasurySituation.class, receipt.input());
        if (situation.asOfMillis() != receipt.atMillis()) {
            return new Outcome.Differs(
                    "at",
                    "Expected the time of the input, " + situation.asOfMillis() + ", but got " + receipt.atMillis());
        }
        if (!situation.market().equals(receipt.market())) {
            return new Outcome.Differs("market", "Expected " + situation.market() + ", but got " + receipt.market());
        }
        String margins =
                CanonicalJson.of(receipt.version().equals("receipt/1") ? List.of() : release.margins(situation));
        TreasuryDecision decision = treasury.decide(situation);
        Outcome.Differs differs = difference(receipt, decision, decision.fired(), margins);
        if (differs == SAME) {
            return new Outcome.Same();
        }
        Grounds grounds = treasuryGrounds(receipt);
        TreasuryDecision failed = FailedPolicy.decision(release.id(), grounds);
        if (grounds.source().equals(LateAnswer.SOURCE) && grounds.equals(LateAnswer.ofTreasury(took(grounds)))) {
            boolean late = took(grounds) > LateAnswer.TREASURY_WITHIN_MILLIS;
            for (TreasuryDecision given : List.of(decision, failed)) {
                TreasuryDecision instead = LateAnswer.instead(given, release.id(), grounds);
                if (late && difference(receipt, instead, instead.fired(), margins) == SAME) {
                    return new Outcome.Late();
                }
            }
        }
        boolean failure = grounds.source().equals(FailedPolicy.TREASURY)
                && grounds.sentence().startsWith(FailedPolicy.TREASURY_SENTENCE);
        return failure && difference(receipt, failed, failed.fired(), margins) == SAME ? new Outcome.Failed() : differs;
    }

    private static Outcome.Differs difference(ReceiptLine receipt, Object output, List<String> fired, String margins) {
        Outcome.Differs inOutput = difference("output", CanonicalJson.of(output), receipt.output());
        Outcome.Differs inFired = difference("fired", CanonicalJson.of(fired), receipt.fired());
        Outcome.Differs inMargins = difference("margins", margins, receipt.margins());
        return inOutput != SAME ? inOutput : inFired != SAME ? inFired : inMargins;
    }

    private static Outcome.Differs difference(String member, String expected, String found) {
        if (expected.equals(found)) {
            return SAME;
        }
        JsonDifference difference = JsonDifference.between(expected, found);
        String inner = difference.member();
        String dot = inner.isEmpty() || inner.startsWith("[") ? "" : ".";
        return new Outcome.Differs(member + dot + inner, difference.sentence());
    }

    private static Grounds marketGrounds(ReceiptLine receipt) {
        try {
            return FactJson.read(MarketDecision.class, receipt.output())
                    .directive()
                    .grounds();
        } catch (JsonRefused noDecision) {
            return NO_GROUNDS;
        }
    }

    private static Grounds treasuryGrounds(ReceiptLine receipt) {
        try {
            return FactJson.read(TreasuryDecision.class, receipt.output())
                    .verdicts()
                    .get(0)
                    .grounds();
        } catch (JsonRefused noDecision) {
            return NO_GROUNDS;
        }
    }

    private static long took(Grounds grounds) {
        Matcher took = TOOK.matcher(grounds.sentence());
        return took.find() ? Long.parseLong(took.group(1)) : 0;
    }

    void closeSessions() {
        market.close();
        treasury.close();
    }
}
