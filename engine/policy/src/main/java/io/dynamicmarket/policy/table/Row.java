package io.dynamicmarket.policy.table;

import java.util.List;

/**
 * A row: the box it covers and the answer it gives.
 *
 * @param cells one set of coordinates per column
 * @param hit the answer
 */
record Row(List<Spans> cells, Hit hit) {
    Row {
        cells = List.copyOf(cells);
    }
}
