package io.dynamicmarket.desk.experiment;

import io.dynamicmarket.quoting.experiment.AbDesign;
import io.dynamicmarket.quoting.experiment.AbResult;
import io.dynamicmarket.quoting.experiment.RunScore;
import io.dynamicmarket.quoting.sequential.Interval;
import io.dynamicmarket.quoting.sequential.SignTestPlan;
import io.dynamicmarket.quoting.sequential.SignTestPlan.Characteristics;

/** A comparison in words. */
final class AbWords {
    private AbWords() {}

    static String design(Ground ground, AbDesign design, int pairsOnTape) {
        SignTestPlan plan = design.plan();
        int pairs = Math.min(pairsOnTape, plan.mostPairs());
        return ground.inWords() + "\n"
                + "A            " + design.a() + " " + design.digestOfA().substring(0, 12) + "\n"
                + "B            " + design.b() + " " + design.digestOfB().substring(0, 12) + "\n"
                + "metric       " + design.metric() + ", blocks of "
                + Figures.number(design.blockMillis() / 1e3, 1) + " s, each begun with nothing held and marked "
                + Figures.number(design.markoutMillis() / 1e3, 1)
                + " s after its end; order within a pair drawn by seed "
                + design.seed() + "\n"
                + "test         sequential, of the signs of pairs (Wald 1945; Sobel and Wald 1949): alpha "
                + plan.alpha()
                + ", beta " + plan.beta() + ", smallest effect worth seeing "
                + Figures.number(100 * plan.effectShare(), 1)
                + " % of pairs won, at most " + plan.mostPairs() + " pairs\n"
                + "room         " + pairsOnTape + " pairs on the tape; with " + pairs + " pairs the test "
                + foretold(plan, pairs) + "\n"
                + "design       " + design.hash();
    }

    private static String foretold(SignTestPlan plan, int pairs) {
        if (pairs == 0) {
            return "cannot begin";
        }
        SignTestPlan here = new SignTestPlan(plan.alpha(), plan.beta(), plan.effectShare(), pairs);
        Characteristics effect = here.characteristics(plan.effectShare());
        Characteristics none = here.characteristics(0.5);
        return "sees that effect with a chance of " + Figures.number(effect.bBetter(), 3) + " after "
                + Figures.number(effect.expectedPairs(), 1)
                + " pairs in the mean, and one that is not there with a chance of "
                + Figures.number(none.aBetter() + none.bBetter(), 4);
    }

    static String decision(AbResult result, int pairsOnTape) {
        AbDesign design = result.design();
        return switch (result.standing()) {
            case B_BETTER -> design.b() + " (B) is better than " + design.a() + " (A)";
            case A_BETTER -> design.a() + " (A) is better than " + design.b() + " (B)";
            case NO_EFFECT -> "neither is better by the smallest effect worth seeing";
            case OPEN, NOT_A, NOT_B ->
                "no decision: "
                        + (pairsOnTape < design.plan().mostPairs() ? "the tape ended" : "the most pairs were reached")
                        + " before the test did";
        };
    }

    static String result(AbResult result, int pairsOnTape) {
        return "decision     " + decision(result, pairsOnTape) + "\n"
                + "stopped      after " + result.pairs().size() + " pairs (" + result.blocks() + " blocks): B won "
                + result.winsOfB() + ", A won " + result.winsOfA() + ", " + result.ties() + " ties\n"
                + "effect       B wins " + share(result) + "\n"
                + "             B less A " + Figures.number(result.meanDifference(), 4) + " a pair, "
                + interval(result.meanInterval(), 4) + "\n"
                + "A            " + run(result.totalOfA()) + "\n"
                + "B            " + run(result.totalOfB());
    }

    static String share(AbResult result) {
        int decided = result.winsOfA() + result.winsOfB();
        Interval percent = new Interval(
                100 * result.shareOfB().low(), 100 * result.shareOfB().high());
        return (decided == 0 ? "none" : Figures.number(100.0 * result.winsOfB() / decided, 1) + " %")
                + " of the pairs that are no ties, " + interval(percent, 1) + " % at confidence "
                + Figures.number(1 - result.design().plan().alpha(), 3);
    }

    static String interval(Interval interval, int decimals) {
        return Figures.number(interval.low(), decimals) + " to " + Figures.number(interval.high(), decimals);
    }

    private static String run(RunScore run) {
        return Figures.number(run.profitPerMinute(), 3) + " profit a minute, realized spread "
                + Figures.number(run.realizedSpreadBps(), 3) + " bps, fill ratio "
                + Figures.number(100 * run.fillRatio(), 2) + " %, inventory variance "
                + Figures.number(run.inventoryVariance(), 5) + ", " + run.fills() + " fills of " + run.quotes()
                + " quotes";
    }
}
