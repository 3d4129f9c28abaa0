package io.dynamicmarket.desk;

import io.dynamicmarket.desk.difference.ChangeWords;
import io.dynamicmarket.desk.replay.SummaryJson;
import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.governance.release.ReleaseRefused;
import io.dynamicmarket.policy.compare.TextualDifference;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what differs between two releases. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = "Tell what differs between two releases: cells, rules, fields and cases, and what that changes.")
final class PolicyDiffCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..2",
            paramLabel = "DIR",
            description = "Release folders, before and after; of one alone the release in the jar is before.")
    private List<Path> folders;

    @Option(names = "--json", description = "Print the difference as JSON, and nothing else.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets every option before it calls the command
    PolicyDiffCommand() {}

    @Override
    public Integer call() {
        Release before = folders.size() == 1 ? release(null) : release(folders.get(0));
        Release after = release(folders.get(folders.size() - 1));
        TextualDifference texts = TextualDifference.of(before, after);
        PrintWriter to = spec.commandLine().getOut();
        to.println(json ? SummaryJson.write(tree(texts)) : inWords(texts));
        to.flush();
        return 0;
    }

    private static String inWords(TextualDifference texts) {
        if (texts.files().isEmpty()) {
            return "no difference";
        }
        return "before  " + texts.before() + "\nafter   " + texts.after() + "\n\n" + ChangeWords.inWords(texts);
    }

    private static Map<String, Object> tree(TextualDifference texts) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", "diff/1");
        tree.put("before", texts.before().sha256());
        tree.put("after", texts.after().sha256());
        tree.put("same", texts.files().isEmpty());
        tree.put("files", ChangeWords.toTree(texts));
        return tree;
    }

    private static Release release(@Nullable Path folder) {
        try {
            return folder == null
                    ? Release.bundled(PolicyDiffCommand.class.getClassLoader())
                    : Release.fromFolder(folder);
        } catch (ReleaseRefused refused) {
            throw new Unusable(refused.getMessage() + ".", refused);
        }
    }
}
