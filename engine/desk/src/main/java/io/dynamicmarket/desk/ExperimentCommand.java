package io.dynamicmarket.desk;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be tried on recordings. */
@Command(
        name = "experiment",
        mixinStandardHelpOptions = true,
        description = "Try parameters and presets on recordings, and tell whether they still fit.",
        subcommands = {ExperimentGridCommand.class, ExperimentAbCommand.class, ExperimentDriftCommand.class})
final class ExperimentCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets spec before it runs the command
    ExperimentCommand() {}

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Expected a subcommand: " + spec.subcommands().keySet());
    }
}
