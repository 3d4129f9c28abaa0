package io.dynamicmarket.desk;

import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.governance.release.ReleaseRefused;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What can be done with a policy release as a folder. */
@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        description = "Work with policy releases as folders.",
        subcommands = {PolicyCommand.Export.class, PolicyWhatIfCommand.class})
final class PolicyCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets spec before it runs the command
    PolicyCommand() {}

    @Override
    public void run() {
        throw new picocli.CommandLine.ParameterException(
                spec.commandLine(),
                "Expected a subcommand: " + spec.subcommands().keySet());
    }

    /** Writes a release out, to be read, edited and replayed. */
    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Write a policy release into a folder; replay --policy takes it.")
    static final class Export implements Runnable {
        @Mixin
        private PolicyOptions policy;

        @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder to write to.")
        private Path out;

        @ParentCommand
        private PolicyCommand parent;

        @SuppressWarnings("NullAway.Init") // picocli sets every option before it runs the command
        Export() {}

        @Override
        public void run() {
            Release release = policy.release();
            try {
                release.writeTo(out);
            } catch (ReleaseRefused refused) {
                throw new Unusable(refused.getMessage() + ".", refused);
            }
            PrintWriter to = parent.spec.commandLine().getOut();
            to.println("Release " + release.id() + " with " + release.files().size() + " files written to " + out);
            to.flush();
        }
    }
}
