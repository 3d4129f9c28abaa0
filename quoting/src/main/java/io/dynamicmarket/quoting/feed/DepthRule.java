package io.dynamicmarket.quoting.feed;

/**
 * How depth updates follow one another and a snapshot. Source: Binance, "How to manage a local order book correctly",
 * spot and futures editions. U, u and pu are first, last and previous last update id of a depth update, L the
 * lastUpdateId of a snapshot.
 */
enum DepthRule {
    /** Drop u <= L; the first has U <= L + 1 <= u; then U = previous u + 1 (an overlap repeats levels, no harm). */
    SPOT {
        @Override
        boolean covered(long snapshotId, long lastId) {
            return lastId <= snapshotId;
        }

        @Override
        boolean joins(long snapshotId, long firstId, long lastId) {
            return firstId <= snapshotId + 1 && lastId >= snapshotId + 1;
        }

        @Override
        boolean follows(long before, long firstId, long previousId) {
            return firstId <= before + 1;
        }
    },
    /** Drop u < L; the first has U <= L <= u; then pu = previous u. */
    FUTURES {
        @Override
        boolean covered(long snapshotId, long lastId) {
            return lastId < snapshotId;
        }

        @Override
        boolean joins(long snapshotId, long firstId, long lastId) {
            return firstId <= snapshotId && lastId >= snapshotId;
        }

        @Override
        boolean follows(long before, long firstId, long previousId) {
            return previousId == before;
        }
    };

    /** Whether a snapshot already holds all of an update. */
    abstract boolean covered(long snapshotId, long lastId);

    /** Whether an update is the first one to be applied to a snapshot. */
    abstract boolean joins(long snapshotId, long firstId, long lastId);

    /** Whether nothing is missing between an update and the one before. */
    abstract boolean follows(long before, long firstId, long previousId);
}
