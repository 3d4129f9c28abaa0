package io.dynamicmarket.audit;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be done with receipts. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Verify the receipts of a desk or a replay, and prove that one is among them.",
        subcommands = {VerifyCommand.class, ProveCommand.class, CheckProofCommand.class})
public final class AuditCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets spec before it runs the command
    public AuditCommand() {}

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Expected a subcommand: " + spec.subcommands().keySet());
    }
}
