package io.dynamicmarket.desk;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What can be done with a policy release as a folder. */
@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        description = "Work with policy releases as folders.",
        subcommands = {
            PolicyExportCommand.class,
            PolicyImportCommand.class,
            PolicyCheckCommand.class,
            PolicyTestCommand.class,
            PolicyCoverageCommand.class,
            PolicyMutateCommand.class,
            PolicyDiffCommand.class,
            PolicyWhatIfCommand.class
        })
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
}
