package io.dynamicmarket.policy.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * What one run of the rules brought.
 *
 * @param inserted facts that rules inserted, in order
 * @param fired ids of the rules that fired, in order
 */
public record RuleRun(List<Object> inserted, List<String> fired) {
    public RuleRun {
        inserted = List.copyOf(inserted);
        fired = List.copyOf(fired);
    }

    /** All inserted facts of a type, in order. */
    public <T> List<T> all(Class<T> type) {
        List<T> all = new ArrayList<>();
        for (int i = 0; i < inserted.size(); i++) {
            if (type.isInstance(inserted.get(i))) {
                all.add(type.cast(inserted.get(i)));
            }
        }
        return all;
    }

    /** The one inserted fact of a type; none or several are an {@link IllegalStateException}. */
    public <T> T only(Class<T> type) {
        T only = null;
        int count = 0;
        for (int i = 0; i < inserted.size(); i++) {
            if (type.isInstance(inserted.get(i))) {
                only = type.cast(inserted.get(i));
                count++;
            }
        }
        if (only == null || count > 1) {
            throw new IllegalStateException("Expected the rules to give one " + type.getSimpleName()
                    + ", but they gave " + count + ": " + all(type) + "; fired " + fired);
        }
        return only;
    }
}
