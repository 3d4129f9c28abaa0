package io.dynamicmarket.desk;

import io.dynamicmarket.desk.difference.ChangeWords;
import io.dynamicmarket.desk.replay.SummaryJson;
import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.governance.release.ReleaseRefused;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.policy.Finding;
import io.dynamicmarket.policy.PolicyRefused;
import io.dynamicmarket.policy.compare.TextualDifference;
import io.dynamicmarket.policy.sheet.DmnDocument;
import io.dynamicmarket.policy.sheet.Grid;
import io.dynamicmarket.policy.sheet.SheetRefused;
import io.dynamicmarket.policy.sheet.TableSheet;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes in what was edited outside: a whole folder, or the sheet of one table. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Read a release folder, or a sheet of one table into a release, and compile the outcome. Exit"
                + " status 1 where it has faults; nothing is written then.")
final class PolicyImportCommand implements Callable<Integer> {
    private static final int FAULTS = 1;

    @Parameters(index = "0", paramLabel = "DIR|FILE", description = "Release folder, or a sheet as xlsx or csv.")
    private Path source;

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description = "Table that the sheet holds; the sheet's own name for it if left out.")
    private @Nullable String table;

    @Mixin
    private PolicyOptions policy;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder without a policy to write the release to; needed for a sheet.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print the outcome as JSON, and nothing else.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets every option before it calls the command
    PolicyImportCommand() {}

    @Override
    public Integer call() {
        boolean folder = Files.isDirectory(source);
        if (!folder && out == null) {
            throw new Unusable("Expected --out for the release that the sheet makes, but got none.");
        }
        if (folder && table != null) {
            throw new Unusable("Expected a sheet for --table, but " + source + " is a folder.");
        }
        try {
            Release before = folder ? null : policy.release();
            Release release = before == null ? Release.fromFolder(source) : merged(before);
            List<Finding> findings = findings(release);
            if (findings.isEmpty() && out != null) {
                release.writeTo(out);
            }
            report(before, release, findings);
            return findings.isEmpty() ? 0 : FAULTS;
        } catch (ReleaseRefused refused) {
            throw new Unusable(refused.getMessage() + ".", refused);
        }
    }

    private Release merged(Release release) {
        try {
            byte[] bytes = Files.readAllBytes(source);
            Grid grid = SheetFile.of(source).read(bytes);
            String path = ReleaseTable.path(release, table == null ? named(grid) : table);
            SortedMap<String, byte[]> files = new TreeMap<>(release.files());
            DmnDocument document = DmnDocument.read(files.getOrDefault(path, new byte[0]));
            files.put(path, document.with(TableSheet.read(grid, document.table())));
            return Release.of(files);
        } catch (SheetRefused refused) {
            throw new Unusable(
                    "The sheet " + source + " cannot be taken, nothing was written.\n  "
                            + String.join("\n  ", refused.faults()),
                    refused);
        } catch (IOException e) {
            throw new Unusable("Expected a readable sheet or folder at " + source + ", but " + e + ".", e);
        }
    }

    private static String named(Grid grid) {
        return grid.rows().isEmpty() || grid.rows().get(0).size() < 2
                ? ""
                : grid.rows().get(0).get(1).text();
    }

    private static List<Finding> findings(Release release) {
        try (CompiledRelease sound = CompiledRelease.compileCold(release)) {
            return List.of();
        } catch (PolicyRefused refused) {
            return refused.findings();
        }
    }

    private void report(@Nullable Release before, Release release, List<Finding> findings) {
        PrintWriter to = spec.commandLine().getOut();
        TextualDifference difference = before == null ? null : TextualDifference.of(before, release);
        if (json) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("release", release.id().sha256());
            tree.put("files", release.files().size());
            tree.put("findings", findings);
            tree.put("changed", difference == null ? List.of() : ChangeWords.toTree(difference));
            tree.put("out", findings.isEmpty() && out != null ? out.toString() : "");
            to.println(SummaryJson.write(tree));
        } else {
            inWords(to, difference, release, findings);
        }
        to.flush();
    }

    private void inWords(
            PrintWriter to, @Nullable TextualDifference difference, Release release, List<Finding> findings) {
        if (difference != null) {
            to.println(difference.files().isEmpty() ? "no difference" : ChangeWords.inWords(difference));
        }
        if (!findings.isEmpty()) {
            to.println(findings.size() + " fault(s), nothing was written:");
            findings.forEach(finding -> to.println("  " + finding));
            return;
        }
        to.println("Release " + release.id() + " with " + release.files().size() + " files compiles"
                + (out == null ? "" : "; written to " + out));
    }
}
