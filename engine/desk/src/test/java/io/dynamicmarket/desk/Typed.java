package io.dynamicmarket.desk;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** What a person who typed a command gets back. */
record Typed(int status, String out, String err) {
    static Typed line(Object... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] typed = new String[words.length];
        for (int i = 0; i < words.length; i++) {
            typed[i] = words[i].toString();
        }
        return new Typed(command.execute(typed), out.toString(), err.toString());
    }
}
