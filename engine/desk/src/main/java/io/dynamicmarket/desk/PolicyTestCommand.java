package io.dynamicmarket.desk;

import io.dynamicmarket.governance.audit.CanonicalJson;
import io.dynamicmarket.policy.Finding;
import io.dynamicmarket.policy.ReleaseParts;
import io.dynamicmarket.policy.cases.CaseReport;
import io.dynamicmarket.policy.cases.CaseResult;
import io.dynamicmarket.policy.cases.PolicyCases;
import io.dynamicmarket.policy.cases.Trial;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The cases and scenarios of a release. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description =
                "Run the cases and scenarios of a policy release. Exit status 1 where one fails, cannot be read or"
                        + " cannot run, or where a row or rule is tried by none.")
final class PolicyTestCommand implements Callable<Integer> {
    private static final int FAILED = 1;

    @Mixin
    private ReleaseFolder folder;

    @Option(names = "--json", description = "Print the report as JSON, and nothing else.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets every option before it calls the command
    PolicyTestCommand() {}

    @Override
    public Integer call() {
        try (ReleaseParts parts = ReleaseParts.compile(folder.release())) {
            CaseReport report = PolicyCases.run(parts);
            PrintWriter to = spec.commandLine().getOut();
            to.println(json ? CanonicalJson.of(asJson(parts, report)) : inWords(parts, report));
            to.flush();
            return report.passed() ? 0 : FAILED;
        }
    }

    private static String inWords(ReleaseParts parts, CaseReport report) {
        StringBuilder words = new StringBuilder();
        for (Finding finding : report.malformed()) {
            words.append("unreadable  ").append(finding).append('\n');
        }
        for (CaseResult failed : report.failed()) {
            words.append("failed      ")
                    .append(failed.file())
                    .append(": ")
                    .append(failed.name())
                    .append('\n');
            words.append("            ").append(failed.failure()).append('\n');
        }
        for (Trial trial : report.untried()) {
            words.append("untried     ").append(trial.file()).append(": ").append(trial.source());
            words.append(trial.firesIn().isEmpty() ? " fires in no case\n" : " is silent in no case\n");
        }
        for (String file : report.notRun()) {
            words.append("not run     ").append(file).append('\n');
        }
        if (!report.notRun().isEmpty()) {
            words.append("The release does not compile:\n");
            parts.findings()
                    .forEach(finding -> words.append("  ").append(finding).append('\n'));
        }
        int passed = report.results().size() - report.failed().size();
        words.append(passed + " of " + report.results().size() + " cases and scenarios passed, "
                + (report.trials().size() - report.untried().size()) + " of "
                + report.trials().size()
                + " rows and rules tried.");
        return words.toString();
    }

    private static Map<String, Object> asJson(ReleaseParts parts, CaseReport report) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("format", "cases/1");
        values.put("release", parts.id().sha256());
        values.put("passed", report.passed());
        values.put("results", report.results());
        values.put("unreadable", report.malformed());
        values.put("untried", report.untried().stream().map(Trial::source).toList());
        values.put("notRun", report.notRun());
        values.put("faults", report.notRun().isEmpty() ? List.of() : parts.findings());
        return values;
    }
}
