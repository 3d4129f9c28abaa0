package io.dynamicmarket.desk;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What can be asked about quotes. */
@Command(
        name = "quote",
        mixinStandardHelpOptions = true,
        description = "Ask about quotes.",
        subcommands = {QuoteExplainCommand.class, QuotePoolCommand.class})
final class QuoteCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets spec before it runs the command
    QuoteCommand() {}

    @Override
    public void run() {
        throw new picocli.CommandLine.ParameterException(
                spec.commandLine(),
                "Expected a subcommand: " + spec.subcommands().keySet());
    }
}
