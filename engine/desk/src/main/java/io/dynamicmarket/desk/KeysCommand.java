package io.dynamicmarket.desk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Keys of persons who sign. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "Keys of persons who sign.",
        subcommands = KeysCommand.NewKey.class)
final class KeysCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets every option before it calls the command
    KeysCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Expected keys new.");
    }

    /** Makes one. */
    @Command(
            name = "new",
            mixinStandardHelpOptions = true,
            description = "Make an Ed25519 key: the secret half for you alone, the public half beside it for the desk.")
    static final class NewKey implements Callable<Integer> {
        @Option(
                names = "--out",
                paramLabel = "FILE",
                required = true,
                description = "Where the secret half is written, like my-key.pem; the public one as my-key.pub.pem.")
        private Path out;

        @Spec
        private CommandSpec spec;

        @SuppressWarnings("NullAway.Init") // picocli sets every option before it calls the command
        NewKey() {}

        @Override
        public Integer call() {
            if (Files.exists(CheckpointKey.publicHalf(out)) || !CheckpointKey.makeIfMissing(out)) {
                throw new Unusable("Expected " + out + " and " + CheckpointKey.publicHalf(out)
                        + " not to be there yet, but one is: a key is never written over.");
            }
            spec.commandLine()
                    .getOut()
                    .println("A key was made: " + out + ", for you alone. Give the desk's admin "
                            + CheckpointKey.publicHalf(out) + "; nobody else ever needs the other one.");
            return 0;
        }
    }
}
