package io.dynamicmarket.policy.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A box of inputs that two tables answer differently. */
public final class Region {
    private final UnionSpace space;
    private final List<Spans> box;
    private final Answer before;
    private final Answer after;
    private final double share;

    Region(UnionSpace space, List<Spans> box, Answer before, Answer after) {
        this.space = space;
        this.box = List.copyOf(box);
        this.before = before;
        this.after = after;
        this.share = space.share(box);
    }

    public Answer before() {
        return before;
    }

    public Answer after() {
        return after;
    }

    /** Share of the space of inputs, 0 to 1; {@link UnionSpace} says how an axis without end is measured. */
    public double share() {
        return share;
    }

    /** The inputs: {@code volatilityBps in (38..40], state in {EXPANSION}}; inputs that do not matter are left out. */
    public String words() {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < box.size(); i++) {
            Column column = space.columns().get(i);
            if (!box.get(i).equals(column.domain())) {
                words.add(SpanWords.of(column, box.get(i)));
            }
        }
        return words.isEmpty() ? "all inputs" : String.join(", ", words);
    }

    /** An input of the region: of each axis the value nearest to zero, or the first word. */
    public Map<String, Object> example() {
        Map<String, Object> example = new LinkedHashMap<>();
        for (int i = 0; i < box.size(); i++) {
            Column column = space.columns().get(i);
            example.put(column.name(), column.value(box.get(i).nearestToZero()));
        }
        return example;
    }

    /**
     * Whether inputs by name lie in the region; inputs of neither table are passed over.
     *
     * @throws IllegalArgumentException if an input is missing or not allowed in both tables
     */
    public boolean contains(Map<String, ?> inputs) {
        return contains(space.point(inputs));
    }

    boolean contains(long[] point) {
        for (int i = 0; i < point.length; i++) {
            if (!box.get(i).contains(point[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return words() + ": before " + before.words() + "; after " + after.words();
    }
}
