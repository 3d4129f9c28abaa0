package io.dynamicmarket.desk;

import io.dynamicmarket.governance.audit.CanonicalJson;
import io.dynamicmarket.policy.gate.CoverageReport;
import io.dynamicmarket.policy.gate.CoverageReport.Covered;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What of the space of inputs each row answers, and what answers nothing or twice. */
@Command(
        name = "coverage",
        mixinStandardHelpOptions = true,
        description =
                "Tell how the rows of each table share the space of its inputs: gaps, overlaps, rows that can never"
                        + " answer, rows and rules without a case. The share of a row counts the parts into which the bounds of the"
                        + " rows cut the space, each alike. Exit status 1 where there is a gap, an overlap, a dead row or one"
                        + " without a case.")
final class PolicyCoverageCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final double PERCENT = 100;

    @Mixin
    private ReleaseFolder folder;

    @Option(names = "--json", description = "Print the report as JSON, and nothing else.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets every option before it calls the command
    PolicyCoverageCommand() {}

    @Override
    public Integer call() {
        CoverageReport report = CoverageReport.of(folder.release());
        PrintWriter to = spec.commandLine().getOut();
        to.println(json ? CanonicalJson.of(asJson(report)) : inWords(report));
        to.flush();
        return report.complete() ? 0 : FAILED;
    }

    private static String inWords(CoverageReport report) {
        StringBuilder words = new StringBuilder();
        String file = "";
        for (Covered one : report.covered()) {
            if (!one.file().equals(file)) {
                file = one.file();
                words.append(file).append('\n');
            }
            String share = one.rule() ? "" : String.format(Locale.ROOT, "%7.3f %%", one.share() * PERCENT);
            words.append(String.format(
                    Locale.ROOT,
                    "  %-9s  %-40s %4d cases%s%n",
                    share,
                    one.source(),
                    one.cases(),
                    one.tried() ? "" : "  UNTRIED"));
        }
        report.findings().forEach(finding -> words.append(finding).append('\n'));
        long untried = report.covered().stream().filter(one -> !one.tried()).count();
        words.append(report.findings().size() + " gaps, overlaps, dead rows and other faults of tables; " + untried
                + " rows and rules without a case in which they fire and one in which they are silent.");
        return words.toString();
    }

    private static Map<String, Object> asJson(CoverageReport report) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("format", "coverage/1");
        values.put("release", report.release().sha256());
        values.put("complete", report.complete());
        values.put("covered", report.covered());
        values.put("findings", report.findings());
        return values;
    }
}
