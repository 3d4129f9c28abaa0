package io.dynamicmarket.policy.compare;

import io.dynamicmarket.policy.table.Strictness;
import io.dynamicmarket.policy.table.Strictness.Way;
import io.dynamicmarket.policy.table.TableDifference;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What a change does to decisions, part by part. */
public sealed interface Effect {
    /** What part of the release it is, in words. */
    String subject();

    /** In which ways answers change; none if they do not. */
    Set<Way> ways();

    /**
     * A table answers some inputs differently.
     *
     * @param table name
     * @param difference the boxes of inputs, largest first; at least one
     * @param strictness what is proven of them
     */
    record TableChanged(String table, TableDifference difference, Strictness strictness) implements Effect {
        public TableChanged {
            Objects.requireNonNull(table);
            Objects.requireNonNull(strictness);
            if (difference.isEmpty()) {
                throw new IllegalArgumentException("Expected a difference of " + table + ", but got none");
            }
        }

        @Override
        public String subject() {
            return "table " + table;
        }

        @Override
        public Set<Way> ways() {
            Set<Way> ways = new TreeSet<>();
            examples().forEach(example -> ways.add(example.way()));
            return ways;
        }

        /** An input per way in which answers change. */
        public List<Strictness.Example> examples() {
            if (strictness instanceof Strictness.OnlyStricter stricter) {
                return List.of(stricter.example());
            }
            if (strictness instanceof Strictness.OnlyLooser looser) {
                return List.of(looser.example());
            }
            return strictness instanceof Strictness.Mixed mixed ? mixed.examples() : List.of();
        }
    }

    /**
     * A field of a preset has another value.
     *
     * @param preset name
     * @param field name
     * @param before value
     * @param after value
     * @param way by the order that the table {@code preset-strictness} states
     */
    record PresetChanged(String preset, String field, String before, String after, Way way) implements Effect {
        public PresetChanged {
            Objects.requireNonNull(preset);
            Objects.requireNonNull(field);
            Objects.requireNonNull(before);
            Objects.requireNonNull(after);
            Objects.requireNonNull(way);
        }

        @Override
        public String subject() {
            return "preset " + preset + ", " + field;
        }

        @Override
        public Set<Way> ways() {
            return Set.of(way);
        }
    }

    /**
     * Something of which nothing is proven: a rule, or a table that cannot be set against another.
     *
     * @param subject what it is
     * @param sentence why nothing is proven
     */
    record Unproven(String subject, String sentence) implements Effect {
        public Unproven {
            Objects.requireNonNull(subject);
            Objects.requireNonNull(sentence);
        }

        @Override
        public Set<Way> ways() {
            return Set.of(Way.UNKNOWN);
        }
    }
}
