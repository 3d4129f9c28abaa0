package io.dynamicmarket.policy.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the boxes that two tables answer differently.
 *
 * <p>A box of inputs is halved along the cells of a row until in each table one row covers it and no earlier one reaches
 * into it; then the two answers are compared. What keeps this small for tables with many rows: a box in which both tables
 * have the same rows is given up at once, and the rows that differ are cut along first, so that only the surroundings of
 * what was edited are ever looked at.
 */
final class Comparison {
    /** A difference cut into more boxes than this is too fragmented for people as well. */
    private static final int MOST_BOXES = 200_000;

    /**
     * A row of one of the tables, as far as it reaches into the box at hand.
     *
     * @param cells on the axes of the space
     * @param row the row
     */
    private record Cut(List<Spans> cells, Row row) {}

    private record Found(List<Spans> box, Answer before, Answer after) {}

    private final UnionSpace space;
    private final Table before;
    private final Table after;
    private final TableDifference.Of of;
    private final List<Found> found = new ArrayList<>();

    Comparison(Table before, Table after, TableDifference.Of of) {
        this.space = new UnionSpace(before, after);
        this.before = before;
        this.after = after;
        this.of = of;
    }

    UnionSpace space() {
        return space;
    }

    List<Region> regions() {
        compare(space.whole(), cuts(before), cuts(after));
        return merged();
    }

    private List<Cut> cuts(Table table) {
        return table.ranked().stream()
                .map(row -> new Cut(space.box(table, row), row))
                .toList();
    }

    private void compare(List<Spans> box, List<Cut> allBefore, List<Cut> allAfter) {
        List<Cut> mine = within(box, allBefore, before);
        List<Cut> theirs = within(box, allAfter, after);
        if (areSame(mine, theirs)) {
            return;
        }
        Cut line = line(box, mine, theirs);
        if (line != null) {
            int axis = firstOpen(box, line);
            compare(Boxes.with(box, axis, line.cells().get(axis)), mine, theirs);
            compare(Boxes.with(box, axis, box.get(axis).minus(line.cells().get(axis))), mine, theirs);
            return;
        }
        Answer one = answer(before, mine);
        Answer other = answer(after, theirs);
        if (!isSame(one, other)) {
            found.add(new Found(box, one, other));
            if (found.size() > MOST_BOXES) {
                throw new IllegalStateException(
                        "Expected a difference of at most " + MOST_BOXES + " boxes, but got more");
            }
        }
    }

    /** The rows that reach into a box, up to the first one that covers it where only the first answers. */
    private static List<Cut> within(List<Spans> box, List<Cut> cuts, Table table) {
        List<Cut> within = new ArrayList<>();
        for (Cut cut : cuts) {
            List<Spans> cells = Boxes.and(cut.cells(), box);
            if (!Boxes.isEmpty(cells)) {
                within.add(new Cut(cells, cut.row()));
                if (!table.hitPolicy().collects() && cells.equals(box)) {
                    break;
                }
            }
        }
        return within;
    }

    private boolean areSame(List<Cut> mine, List<Cut> theirs) {
        if (mine.size() != theirs.size() || before.hitPolicy() != after.hitPolicy()) {
            return false;
        }
        for (int i = 0; i < mine.size(); i++) {
            if (!isSame(mine.get(i), theirs.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The row to cut along: preferably one that differs; null if all of them cover the box. */
    private @Nullable Cut line(List<Spans> box, List<Cut> mine, List<Cut> theirs) {
        int least = Math.min(mine.size(), theirs.size());
        int start = 0;
        while (start < least && isSame(mine.get(start), theirs.get(start))) {
            start++;
        }
        int end = 0;
        while (end < least - start && isSame(mine.get(mine.size() - 1 - end), theirs.get(theirs.size() - 1 - end))) {
            end++;
        }
        List<Cut> preferred = new ArrayList<>(mine.subList(start, mine.size() - end));
        preferred.addAll(theirs.subList(start, theirs.size() - end));
        preferred.addAll(mine);
        preferred.addAll(theirs);
        return preferred.stream()
                .filter(cut -> !cut.cells().equals(box))
                .findFirst()
                .orElse(null);
    }

    private static int firstOpen(List<Spans> box, Cut cut) {
        int axis = 0;
        while (cut.cells().get(axis).equals(box.get(axis))) {
            axis++;
        }
        return axis;
    }

    private static Answer answer(Table table, List<Cut> covering) {
        return covering.isEmpty()
                ? new Answer.NotAllowed()
                : new Answer.Row(table.answer(covering.stream().map(Cut::row).toList()));
    }

    private boolean isSame(Cut one, Cut other) {
        return one.cells().equals(other.cells())
                && isSame(one.row().hit(), other.row().hit());
    }

    private boolean isSame(Answer one, Answer other) {
        if (one instanceof Answer.Row row && other instanceof Answer.Row its) {
            return isSame(row.hit(), its.hit());
        }
        return one.equals(other);
    }

    private boolean isSame(Hit one, Hit other) {
        return one.sameOutputs(other)
                && (of == TableDifference.Of.OUTPUTS
                        || one.row().equals(other.row()) && one.description().equals(other.description()));
    }

    /** Boxes with the same answers are joined where they can be. */
    private List<Region> merged() {
        List<Region> regions = new ArrayList<>();
        Map<List<Answer>, List<List<Spans>>> boxesByAnswers = new LinkedHashMap<>();
        found.forEach(each -> boxesByAnswers
                .computeIfAbsent(List.of(each.before(), each.after()), answers -> new ArrayList<>())
                .add(each.box()));
        boxesByAnswers.forEach((answers, boxes) -> Boxes.merged(boxes)
                .forEach(box -> regions.add(new Region(space, box, answers.get(0), answers.get(1)))));
        return regions;
    }
}
