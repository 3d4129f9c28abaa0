package io.dynamicmarket.audit;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The small jar for auditors: the commands about receipts, without the desk. */
@Command(
        name = "dynamic-market-audit",
        mixinStandardHelpOptions = true,
        description = "Verify and explain the receipts of a desk, offline.",
        subcommands = {AuditCommand.class, ExplainCommand.class})
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets spec before it runs the command
    Main() {}

    public static void main(String[] args) {
        // Drools asks for a logger that this jar does not have, and needs none
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Expected a command: " + spec.subcommands().keySet());
    }
}
