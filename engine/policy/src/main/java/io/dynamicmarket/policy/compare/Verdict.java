package io.dynamicmarket.policy.compare;

import io.dynamicmarket.policy.table.Strictness.Way;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What is proven of a release against another. */
public enum Verdict {
    /** No table answers otherwise, no preset and no rule differs: decisions are the same. */
    SAME,
    /** No allowed input of any table is answered more loosely and no preset is looser, rules being the same. */
    STRICTER,
    /** The same the other way round. */
    LOOSER,
    /** Something is stricter and something is looser, each with an example. */
    MIXED,
    /** Neither is proven. */
    UNKNOWN;

    static Verdict of(List<Effect> effects) {
        Set<Way> ways = EnumSet.noneOf(Way.class);
        effects.forEach(effect -> ways.addAll(effect.ways()));
        if (ways.isEmpty()) {
            return SAME;
        }
        if (ways.contains(Way.STRICTER) && ways.contains(Way.LOOSER)) {
            return MIXED;
        }
        if (ways.contains(Way.UNKNOWN)) {
            return UNKNOWN;
        }
        return ways.contains(Way.STRICTER) ? STRICTER : LOOSER;
    }
}
