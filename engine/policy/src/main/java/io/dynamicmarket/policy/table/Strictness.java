package io.dynamicmarket.policy.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether a table became only stricter, only looser or neither, over all of its allowed inputs; with an input that shows
 * it. It is about the answers of one table, input by input.
 */
public sealed interface Strictness {
    /** Every input is answered alike. */
    record Same() implements Strictness {}

    /**
     * No input is answered more loosely.
     *
     * @param example an input that is answered more strictly
     */
    record OnlyStricter(Example example) implements Strictness {
        public OnlyStricter {
            Objects.requireNonNull(example);
        }
    }

    /**
     * No input is answered more strictly.
     *
     * @param example an input that is answered more loosely
     */
    record OnlyLooser(Example example) implements Strictness {
        public OnlyLooser {
            Objects.requireNonNull(example);
        }
    }

    /**
     * Neither is proven: some inputs are answered more strictly and some more loosely, or an output changes whose order
     * nobody has stated.
     *
     * @param examples one per way that occurs
     */
    record Mixed(List<Example> examples) implements Strictness {
        public Mixed {
            examples = List.copyOf(examples);
        }
    }

    /** Which way an answer changes. */
    enum Way {
        STRICTER,
        LOOSER,
        /** Some outputs are stricter, others looser, or one has no order, or the input is no longer (or newly) allowed. */
        UNKNOWN
    }

    /**
     * An input that is answered in another way.
     *
     * @param way which way it changes
     * @param inputs the input
     * @param before what the former table says
     * @param after what the new table says
     */
    record Example(Way way, Map<String, Object> inputs, Answer before, Answer after) {
        public Example {
            Objects.requireNonNull(way);
            inputs = Map.copyOf(inputs);
            Objects.requireNonNull(before);
            Objects.requireNonNull(after);
        }
    }

    /**
     * Proves it from the difference of two tables.
     *
     * @param orders of the former table; an output without one makes a change unknown, never stricter
     */
    static Strictness of(TableDifference difference, RowOrders orders) {
        List<Example> examples = new ArrayList<>();
        for (Region region : difference.regions()) {
            Way way = way(region.before(), region.after(), orders);
            if (examples.stream().noneMatch(example -> example.way() == way)) {
                examples.add(new Example(way, region.example(), region.before(), region.after()));
            }
        }
        if (examples.isEmpty()) {
            return new Same();
        }
        if (examples.size() == 1 && examples.get(0).way() == Way.STRICTER) {
            return new OnlyStricter(examples.get(0));
        }
        if (examples.size() == 1 && examples.get(0).way() == Way.LOOSER) {
            return new OnlyLooser(examples.get(0));
        }
        return new Mixed(examples);
    }

    private static Way way(Answer before, Answer after, RowOrders byRow) {
        if (!(before instanceof Answer.Row one) || !(after instanceof Answer.Row other)) {
            return Way.UNKNOWN;
        }
        Map<String, Order> orders = byRow.of(one.hit());
        Map<String, Object> mine = one.hit().outputs();
        Map<String, Object> theirs = other.hit().outputs();
        Set<String> names = new TreeSet<>(mine.keySet());
        names.addAll(theirs.keySet());
        boolean stricter = false;
        boolean looser = false;
        for (String name : names) {
            Object was = mine.get(name);
            Object is = theirs.get(name);
            if (was == null || is == null) {
                return Way.UNKNOWN;
            }
            if (!Hit.isSame(was, is)) {
                Order order = orders.get(name);
                int change = order == null || !order.ranks(was) || !order.ranks(is) ? 0 : order.compare(was, is);
                if (change == 0) {
                    return Way.UNKNOWN;
                }
                stricter |= change > 0;
                looser |= change < 0;
            }
        }
        return stricter == looser ? Way.UNKNOWN : stricter ? Way.STRICTER : Way.LOOSER;
    }
}
