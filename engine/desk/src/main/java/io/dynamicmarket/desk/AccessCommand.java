package io.dynamicmarket.desk;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The way in for whoever has lost it. Everything else about access is done by an ADMIN over HTTP. */
@Command(
        name = "access",
        mixinStandardHelpOptions = true,
        description = "Persons of a stopped desk.",
        subcommands = AccessResetCommand.class)
final class AccessCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls the command
    AccessCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Expected a command: access reset PERSON");
    }
}
