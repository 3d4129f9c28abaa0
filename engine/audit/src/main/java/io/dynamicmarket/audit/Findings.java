package io.dynamicmarket.audit;

import java.util.ArrayList;
import java.util.List;

/** What did not hold. All are counted, the first are kept: a wrong release would give one for each receipt. */
final class Findings {
    private static final int KEPT = 20;

    private final List<Refused> kept = new ArrayList<>();
    private long count;

    void add(Refused refused) {
        count++;
        if (kept.size() < KEPT) {
            kept.add(refused);
        }
    }

    List<Refused> kept() {
        return List.copyOf(kept);
    }

    long count() {
        return count;
    }
}
