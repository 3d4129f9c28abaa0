package io.dynamicmarket.desk;

import io.dynamicmarket.governance.process.ProcessFile;
import io.dynamicmarket.workflows.BundledProcesses;
import io.dynamicmarket.workflows.picture.ProcessPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The processes of the desk, drawn. */
@Command(
        name = "processes",
        mixinStandardHelpOptions = true,
        description = "Write the BPMN processes of the desk and their pictures.")
final class ProcessesCommand implements Callable<Integer> {
    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for .bpmn and .svg files.")
    private Path out;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets every option before it calls the command
    ProcessesCommand() {}

    @Override
    public Integer call() {
        try {
            Files.createDirectories(out);
            for (ProcessFile file : BundledProcesses.all()) {
                Path bpmn = out.resolve(file.name());
                Files.writeString(bpmn, file.xml());
                Path picture = out.resolve("process-" + file.name().replace(".bpmn", ".svg"));
                Files.writeString(picture, ProcessPicture.of(file, List.of()));
                spec.commandLine().getOut().println(bpmn + " and " + picture);
            }
            return 0;
        } catch (IOException e) {
            throw new Unusable("Expected to write to " + out + ", but " + e + ".", e);
        }
    }
}
