package io.dynamicmarket.quoting.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Every candidate of a grid on every fold of a tape. A fold begins with nothing held and nothing resting and sees nothing
 * of what comes after it: what is held at its end, and fills that young, are marked to its last mid.
 */
public final class GridSearch {
    private GridSearch() {}

    /**
     * Plays the tape once for each share of the candidates. The result is the same whatever the number of shares and
     * whoever is done first.
     *
     * @param executor runs the shares
     * @param shares at most this many plays, 1 or more
     * @return scores by candidate, in the order given, and by fold
     * @throws IOException if the recording cannot be read
     */
    public static List<List<RunScore>> run(
            RecordedTape tape,
            Conditions conditions,
            Folds folds,
            List<Candidate> candidates,
            Executor executor,
            int shares)
            throws IOException {
        if (candidates.isEmpty() || shares < 1) {
            throw new IllegalArgumentException("Expected candidates and at least one play, but got " + candidates.size()
                    + " candidates and " + shares + " plays");
        }
        int size = (candidates.size() + shares - 1) / shares;
        List<CompletableFuture<List<List<RunScore>>>> plays = new ArrayList<>();
        for (int from = 0; from < candidates.size(); from += size) {
            List<Candidate> share = candidates.subList(from, Math.min(from + size, candidates.size()));
            plays.add(CompletableFuture.supplyAsync(() -> play(tape, conditions, folds, share), executor));
        }
        List<List<RunScore>> scores = new ArrayList<>();
        for (CompletableFuture<List<List<RunScore>>> play : plays) {
            scores.addAll(joined(play));
        }
        return List.copyOf(scores);
    }

    private static List<List<RunScore>> play(
            RecordedTape tape, Conditions conditions, Folds folds, List<Candidate> candidates) {
        RunScore[][] scores = new RunScore[candidates.size()][folds.count()];
        try {
            TapePlay.play(tape, conditions, candidates.stream().map(folds::legs).toList(), 0, (lane, leg, score) -> {
                scores[lane][leg] = score;
                return true;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Arrays.stream(scores).map(List::of).toList();
    }

    private static <T> T joined(CompletableFuture<T> play) throws IOException {
        try {
            return play.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof UncheckedIOException unreadable) {
                throw new IOException(unreadable.getMessage(), unreadable);
            }
            throw failed;
        }
    }
}
