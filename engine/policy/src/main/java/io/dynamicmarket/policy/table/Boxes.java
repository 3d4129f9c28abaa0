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

    /** Adds what of a box lies outside the cut, as disjoint boxes: one per axis at most. */
    static void subtract(List<Spans> box, List<Spans> cut, List<List<Spans>> left) {
        if (isEmpty(and(box, cut))) {
            left.add(box);
            return;
        }
        List<Spans> rest = box;
        for (int i = 0; i < box.size(); i++) {
            Spans outside = box.get(i).minus(cut.get(i));
            if (!outside.isEmpty()) {
                left.add(with(rest, i, outside));
            }
            rest = with(rest, i, box.get(i).and(cut.get(i)));
        }
    }

    static List<Spans> with(List<Spans> box, int axis, Spans spans) {
        List<Spans> changed = new ArrayList<>(box);
        changed.set(axis, spans);
        return changed;
    }

    /** The only axis on which two boxes differ; -1 if there are several or none. */
    static int onlyDifference(List<Spans> one, List<Spans> other) {
        int differing = -1;
        for (int i = 0; i < one.size(); i++) {
            if (!one.get(i).equals(other.get(i))) {
                if (differing >= 0) {
                    return -1;
                }
                differing = i;
            }
        }
        return differing;
    }

    /** Joins disjoint boxes that differ on one axis only, until no two can be joined. */
    static List<List<Spans>> merged(List<List<Spans>> boxes) {
        List<List<Spans>> merged = new ArrayList<>();
        for (List<Spans> next : boxes) {
            List<Spans> box = next;
            for (int i = 0; i < merged.size(); i++) {
                int axis = onlyDifference(merged.get(i), box);
                if (axis >= 0) {
                    box = with(box, axis, box.get(axis).or(merged.remove(i).get(axis)));
                    i = -1;
                }
            }
            merged.add(box);
        }
        return merged;
    }
}
