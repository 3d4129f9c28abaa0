package io.dynamicmarket.policy.table;

import java.util.List;
import java.util.Objects;

/**
 * A row: the box it covers and the answer it gives.
 *
 * @param cells one set of coordinates per column
 * @param texts the same cells as they are written
 * @param hit the answer
 */
record Row(List<Spans> cells, List<String> texts, Hit hit) {
    Row {
        cells = List.copyOf(cells);
        texts = List.copyOf(texts);
        Objects.requireNonNull(hit);
        if (cells.size() != texts.size()) {
            throw new IllegalArgumentException(
                    "Expected a text per cell of " + hit.row() + ", but got " + texts.size() + " of " + cells.size());
        }
    }
}
