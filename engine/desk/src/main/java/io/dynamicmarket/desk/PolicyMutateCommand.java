package io.dynamicmarket.desk;

import io.dynamicmarket.governance.audit.CanonicalJson;
import io.dynamicmarket.policy.PolicyRefused;
import io.dynamicmarket.policy.mutation.Fate;
import io.dynamicmarket.policy.mutation.Mutation;
import io.dynamicmarket.policy.mutation.MutationReport;
import io.dynamicmarket.policy.mutation.MutationReport.Score;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How much of a wrong release its cases would notice. */
@Command(
        name = "mutate",
        mixinStandardHelpOptions = true,
        description =
                "Change every cell, every condition of a rule and every field of a preset, one at a time, and tell"
                        + " which changes no case would notice. Exit status 1 where fewer than --least percent are noticed by"
                        + " cases; what is refused before a case runs and what decides as before does not count.")
final class PolicyMutateCommand implements Callable<Integer> {
    private static final int FAILED = 1;

    @Mixin
    private ReleaseFolder folder;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Try N changes only, spread evenly over all (default: all).")
    private int limit = Integer.MAX_VALUE;

    @Option(
            names = "--least",
            paramLabel = "PERCENT",
            description = "Least share that cases must notice (default ${DEFAULT-VALUE}).")
    private double least = 95;

    @Option(names = "--json", description = "Print the report as JSON, and nothing else.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets every option before it calls the command
    PolicyMutateCommand() {}

    @Override
    public Integer call() {
        if (limit < 1 || !(least >= 0 && least <= 100)) {
            throw new Unusable("Expected a limit of 1 or more and a least share of 0 to 100 percent, but got " + limit
                    + " and " + least + ".");
        }
        MutationReport report = report();
        PrintWriter to = spec.commandLine().getOut();
        to.println(json ? CanonicalJson.of(asJson(report)) : inWords(report));
        to.flush();
        return report.score().caughtPercent() >= least ? 0 : FAILED;
    }

    private MutationReport report() {
        try {
            return Mutation.run(folder.release(), limit);
        } catch (PolicyRefused refused) {
            String findings =
                    refused.findings().stream().map(finding -> "  " + finding).collect(Collectors.joining("\n"));
            throw new Unusable("Expected a release that compiles, to change it, but found:\n" + findings, refused);
        }
    }

    private static String inWords(MutationReport report) {
        StringBuilder words = new StringBuilder();
        String file = "";
        for (Fate fate : report.survivors()) {
            if (!fate.mutant().file().equals(file)) {
                file = fate.mutant().file();
                words.append(file).append('\n');
            }
            words.append("  nobody notices ").append(fate.mutant().place()).append(": ");
            words.append(fate.mutant().change()).append('\n');
        }
        words.append(String.format(
                Locale.ROOT, "%-48s %8s %8s %8s %8s %9s%n", "", "caught", "survived", "refused", "alike", "by cases"));
        report.byFile().forEach((path, score) -> words.append(line(path, score)));
        Score all = report.score();
        words.append(line("all", all));
        words.append("Cases notice " + percent(all.caughtPercent())
                + " % of the changes that could be proposed; cases and proofs" + " notice "
                + percent(all.noticedPercent()) + " % of all that decide anything differently.");
        return words.toString();
    }

    private static String line(String name, Score score) {
        return String.format(
                Locale.ROOT,
                "%-48s %8d %8d %8d %8d %7s %%%n",
                name,
                score.caught(),
                score.survived(),
                score.refused(),
                score.alike(),
                percent(score.caughtPercent()));
    }

    /** Rounded down, so that it never says 100 where something survived. */
    private static BigDecimal percent(double value) {
        return BigDecimal.valueOf(value).setScale(1, RoundingMode.DOWN);
    }

    private static Map<String, Object> asJson(MutationReport report) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("format", "mutation/1");
        values.put("release", report.release().sha256());
        values.put("caughtPercent", report.score().caughtPercent());
        values.put("noticedPercent", report.score().noticedPercent());
        values.put("score", report.score());
        values.put("files", report.byFile());
        values.put("fates", report.fates());
        return values;
    }
}
