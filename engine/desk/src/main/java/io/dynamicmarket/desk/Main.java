package io.dynamicmarket.desk;

import io.dynamicmarket.audit.AuditCommand;
import io.dynamicmarket.audit.ExplainCommand;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;

/** The front door: {@code run} (the default), {@code replay} and the commands around them. */
@Command(
        name = "dynamic-market",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "A market maker and its treasury, decided by versioned tables and rules.",
        subcommands = {
            RunCommand.class,
            ReplayCommand.class,
            PolicyCommand.class,
            ExplainCommand.class,
            ReleaseBreakerCommand.class,
            KeysCommand.class,
            SignCommand.class,
            ProcessesCommand.class,
            AccessCommand.class,
            SimulateCommand.class,
            CalibrateCommand.class,
            QuoteCommand.class,
            ExperimentCommand.class
        })
public final class Main implements Callable<Integer> {
    /** Exit status where the input cannot be used. */
    static final int UNUSABLE = 2;

    public static void main(String[] args) {
        // before the first logger is asked for; the living desk sets its own logging up
        System.setProperty("logback.configurationFile", "logback-quiet.xml");
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        // what needs the desk's database is not in the small jar for auditors
        CommandLine audit = new CommandLine(new AuditCommand()).addSubcommand(new AuditExportCommand());
        return new CommandLine(new Main()).addSubcommand(audit).setExecutionExceptionHandler(inOneSentence());
    }

    @Override
    public Integer call() {
        // without a command, the main job
        return commandLine().execute("run");
    }

    /** A person gets the sentence, never a stack trace; an unforeseen failure keeps its trace for whoever mends it. */
    private static IExecutionExceptionHandler inOneSentence() {
        return (failure, command, parsed) -> {
            PrintWriter err = command.getErr();
            if (failure instanceof ParameterException) {
                throw failure;
            }
            if (failure instanceof Unusable) {
                err.println(failure.getMessage());
            } else {
                failure.printStackTrace(err);
            }
            err.flush();
            return UNUSABLE;
        };
    }
}
