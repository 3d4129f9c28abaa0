package io.dynamicmarket.desk;

import io.dynamicmarket.desk.difference.ChangeWords;
import io.dynamicmarket.desk.difference.Effects;
import io.dynamicmarket.desk.replay.SummaryJson;
import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.governance.release.ReleaseRefused;
import io.dynamicmarket.policy.compare.TextualDifference;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
            index = "0..1",
            arity = "1..2",
            paramLabel = "DIR",
            description = "Release folders, before and after; of one alone the release in the jar is before.")
    private List<Path> folders;

    @Option(
            names = "--recording",
            paramLabel = "FILE",
            description =
                    "Recorded frames to replay under the release before, each a market of its own: how many of its"
                            + " ticks fall where answers change.")
    private List<Path> recordings = List.of();

    @Option(
            names = "--picture",
            paramLabel = "FILE",
            description = "Write an SVG of the first changed threshold over the ticks of the recordings.")
    private @Nullable Path picture;

    @Option(names = "--json", description = "Print the difference as JSON, and nothing else.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets every option before it calls the command
    PolicyDiffCommand() {}

    @Override
    public Integer call() {
        recordings.forEach(ReplayCommand::refuseUnreadable);
        Release before = folders.size() == 1 ? release(null) : release(folders.get(0));
        Release after = release(folders.get(folders.size() - 1));
        TextualDifference texts = TextualDifference.of(before, after);
        PrintWriter to = spec.commandLine().getOut();
        if (texts.files().isEmpty()) {
            to.println(json ? SummaryJson.write(tree(texts)) : "no difference");
        } else {
            Effects effects = effects(before, after, texts);
            draw(effects);
            to.println(json ? SummaryJson.write(tree(texts, effects)) : inWords(texts, effects));
        }
        to.flush();
        return 0;
    }

    private void draw(Effects effects) {
        Path file = picture;
        if (file == null) {
            return;
        }
        if (effects.picture().isEmpty()) {
            throw new Unusable("Expected a changed threshold of a table that is asked at every decision, and a"
                    + " recording, to draw, but got none.");
        }
        try {
            Files.writeString(file, effects.picture());
        } catch (IOException e) {
            throw new Unusable("Expected to write " + file + ", but " + e + ".", e);
        }
    }

    private Effects effects(Release before, Release after, TextualDifference texts) {
        try {
            return Effects.of(before, after, texts, recordings);
        } catch (UncheckedIOException e) {
            throw new Unusable("The comparison stopped: " + e.getMessage(), e);
        }
    }

    private static String inWords(TextualDifference texts, Effects effects) {
        return "before  " + texts.before() + "\nafter   " + texts.after() + "\n\nWhat changes in decisions\n"
                + effects.inWords() + "\n\nWhat differs in the files\n" + ChangeWords.inWords(texts);
    }

    private static Map<String, Object> tree(TextualDifference texts, Effects effects) {
        Map<String, Object> tree = tree(texts);
        tree.put("decisions", effects.toTree());
        return tree;
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
