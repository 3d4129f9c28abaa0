package io.dynamicmarket.policy.table;

import java.util.ArrayList;
import java.util.List;

/** Arithmetic of boxes: one set of coordinates per axis. */
final class Boxes {
    private Boxes() {}

    static List<Spans> and(List<Spans> one, List<Spans> other) {
        List<Spans> both = new ArrayList<>(one.size());
        for (int i = 0; i < one.size(); i++) {
            both.add(one.get(i).and(other.get(i)));
        }
        return both;
    }

    static boolean isEmpty(List<Spans> box) {
        for (Spans spans : box) {
            if (spans.isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
