package io.dynamicmarket.policy.table;

/** What the generated class of a table does; see {@link CompiledTable}. */
interface RowFinder {
    /** Nothing matches. */
    int NONE = -1;

    /** Less the place of the column: a reading is outside the allowed values. */
    int NOT_ALLOWED = -2;

    /** The place of the first row, from one on, that matches a point of allowed coordinates; {@link #NONE} if none does. */
    int next(long[] point, int from);

    /** The same from the first row on, read off a situation; {@link #NOT_ALLOWED} less the column if one is not allowed. */
    int row(Object situation);
}
