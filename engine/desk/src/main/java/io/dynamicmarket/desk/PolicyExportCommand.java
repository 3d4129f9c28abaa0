package io.dynamicmarket.desk;

import io.dynamicmarket.desk.replay.SummaryJson;
import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.governance.release.ReleaseRefused;
import io.dynamicmarket.policy.sheet.DmnDocument;
import io.dynamicmarket.policy.sheet.Grid;
import io.dynamicmarket.policy.sheet.SheetRefused;
import io.dynamicmarket.policy.sheet.TableSheet;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a release out, or one of its tables as a sheet, to be read, edited and taken back. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write a policy release into a folder, which replay --policy takes; or one table as a sheet.")
final class PolicyExportCommand implements Runnable {
    @Mixin
    private PolicyOptions policy;

    @Option(names = "--out", paramLabel = "PATH", required = true, description = "Folder, or with --table file.")
    private Path out;

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description = "Table to write as a sheet, by the name of its file without .dmn.")
    private @Nullable String table;

    @Option(
            names = "--format",
            paramLabel = "xlsx|csv",
            description = "Kind of sheet; by the ending of the file if left out.")
    private @Nullable SheetFile format;

    @Option(names = "--json", description = "Say what was written as JSON, and nothing else.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets every option before it runs the command
    PolicyExportCommand() {}

    @Override
    public void run() {
        Release release = policy.release();
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("release", release.id().sha256());
        String sentence;
        if (table == null) {
            folder(release);
            written.put("files", release.files().size());
            sentence = "Release " + release.id() + " with " + release.files().size() + " files written to " + out;
        } else {
            String path = sheet(release, table);
            written.put("table", path);
            sentence = "Table " + path + " of release " + release.id() + " written to " + out;
        }
        written.put("out", out.toString());
        PrintWriter to = spec.commandLine().getOut();
        to.println(json ? SummaryJson.write(written) : sentence);
        to.flush();
    }

    private void folder(Release release) {
        if (format != null) {
            throw new Unusable("Expected --table together with --format, but got no table.");
        }
        try {
            release.writeTo(out);
        } catch (ReleaseRefused refused) {
            throw new Unusable(refused.getMessage() + ".", refused);
        }
    }

    private String sheet(Release release, String name) {
        SheetFile kind = format == null ? SheetFile.of(out) : format;
        String path = ReleaseTable.path(release, name);
        try {
            Grid grid = TableSheet.of(DmnDocument.read(release.files().getOrDefault(path, new byte[0]))
                    .table());
            Path folder = out.toAbsolutePath().getParent();
            if (folder == null || Files.exists(out)) {
                throw new Unusable("Expected a file that is not there yet, but " + out + " is.");
            }
            ReplayCommand.refuseUnwritable(folder);
            Files.createDirectories(folder);
            Files.write(out, kind.write(grid, name));
            return path;
        } catch (SheetRefused refused) {
            throw new Unusable("Table " + name + " cannot be a sheet. " + refused.getMessage() + ".", refused);
        } catch (IOException e) {
            throw new Unusable("Expected to write " + out + ", but " + e + ".", e);
        }
    }
}
