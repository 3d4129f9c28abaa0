package io.dynamicmarket.audit;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** How a command ends. */
final class ExitStatus {
    static final int HOLDS = 0;
    static final int REFUSED = 1;
    static final int UNUSABLE = 2;

    private ExitStatus() {}

    /** Runs a command; unusable input is a sentence for a person and never a stack trace. */
    static int of(CommandSpec spec, Callable<Integer> command) throws Exception {
        try {
            return command.call();
        } catch (AuditInputUnusable unusable) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(unusable.getMessage());
            err.flush();
            return UNUSABLE;
        }
    }

    static void print(CommandSpec spec, String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
    }
}
