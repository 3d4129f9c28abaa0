package io.dynamicmarket.desk;

import io.dynamicmarket.governance.audit.CanonicalJson;
import io.dynamicmarket.policy.gate.Check;
import io.dynamicmarket.policy.gate.Gate;
import io.dynamicmarket.policy.gate.GateFinding;
import io.dynamicmarket.policy.gate.GateFinding.Level;
import io.dynamicmarket.policy.gate.GateReport;
import java.io.PrintWriter;
import java.util.EnumSet;
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

/** The gate of a release, with all that it finds. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Check a policy release and tell everything that is wrong with it and what to do about it. Exit"
                + " status 1 where a finding keeps it from being proposed.")
final class PolicyCheckCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int MOST_SAMPLES = 10_000_000;

    @Mixin
    private ReleaseFolder folder;

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "Random inputs per table on which the DMN engine and the decision space must agree (default "
                    + Gate.SAMPLES + ").")
    private int samples = Gate.SAMPLES;

    @Option(names = "--json", description = "Print the report as JSON, and nothing else.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets every option before it calls the command
    PolicyCheckCommand() {}

    @Override
    public Integer call() {
        if (samples < 0 || samples > MOST_SAMPLES) {
            throw new Unusable("Expected 0 to " + MOST_SAMPLES + " samples, but got " + samples + ".");
        }
        GateReport report = Gate.check(folder.release(), samples);
        PrintWriter to = spec.commandLine().getOut();
        to.println(json ? CanonicalJson.of(asJson(report)) : inWords(report));
        to.flush();
        return report.passed() ? 0 : FAILED;
    }

    private static String inWords(GateReport report) {
        StringBuilder words = new StringBuilder();
        report.byFile().forEach((file, findings) -> {
            words.append(file).append('\n');
            for (GateFinding finding : findings) {
                words.append("  ").append(finding.level()).append("  ");
                words.append(finding.place().isEmpty() ? "" : finding.place() + ": ");
                words.append(finding.sentence()).append("\n         ");
                words.append(finding.check().inWords())
                        .append(": ")
                        .append(finding.remedy())
                        .append('\n');
            }
        });
        report.skipped()
                .forEach((check, why) -> words.append("Not checked: ")
                        .append(check.inWords())
                        .append(". ")
                        .append(why)
                        .append('\n'));
        words.append("Release ").append(report.release()).append(report.passed() ? " passes" : " does not pass");
        words.append(": ")
                .append(counts(report))
                .append("; ")
                .append(report.cases())
                .append(" cases and scenarios, ");
        words.append(report.samples()).append(" inputs per table.\n");
        words.append("Checked: ")
                .append(EnumSet.allOf(Check.class).stream().map(Check::inWords).collect(Collectors.joining(", ")));
        return words.append('.').toString();
    }

    private static String counts(GateReport report) {
        return EnumSet.allOf(Level.class).stream()
                .map(level -> report.count(level) + " " + level.name().toLowerCase(Locale.ROOT) + "s")
                .collect(Collectors.joining(", "));
    }

    private static Map<String, Object> asJson(GateReport report) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("format", "gate/1");
        values.put("release", report.release().sha256());
        values.put("passed", report.passed());
        values.put("cases", report.cases());
        values.put("samples", report.samples());
        values.put("findings", report.findings());
        Map<String, Object> skipped = new LinkedHashMap<>();
        report.skipped().forEach((check, why) -> skipped.put(check.name(), why));
        values.put("skipped", skipped);
        return values;
    }
}
