package io.dynamicmarket.quoting.calibration;

/**
 * Counts per window, kept apart in 16 to 32 blocks of consecutive windows: when all are full, neighbours are joined and
 * each holds twice as many. So a recording of any length leaves enough blocks for a {@link Jackknife}, in memory that
 * never grows.
 */
final class WindowBlocks {
    /** Distances told apart; what reaches farther is in one more bin. */
    static final int BINS = 4096;

    private static final int MOST_BLOCKS = 32;
    private static final int FIRST_WINDOWS_A_BLOCK = 16;

    /** By block and bin: windows whose depth ended in the bin. */
    private final int[][] asks = new int[MOST_BLOCKS][BINS + 1];

    private final int[][] bids = new int[MOST_BLOCKS][BINS + 1];
    private final long[] windows = new long[MOST_BLOCKS];
    private final double[] squares = new double[MOST_BLOCKS];
    private int blocks;
    private long windowsABlock = FIRST_WINDOWS_A_BLOCK;
    private int farthestBin = -1;

    /**
     * Adds a window.
     *
     * @param askBin bin of the farthest arrival at the asks, negative for none
     * @param bidBin the same at the bids
     * @param change of the mid, ticks
     */
    void add(int askBin, int bidBin, double change) {
        if (blocks == 0 || windows[blocks - 1] == windowsABlock) {
            startBlock();
        }
        int block = blocks - 1;
        windows[block]++;
        squares[block] += change * change;
        count(asks[block], askBin);
        count(bids[block], bidBin);
    }

    int blocks() {
        return blocks;
    }

    long windows(int block) {
        return windows[block];
    }

    double squares(int block) {
        return squares[block];
    }

    int[] asks(int block) {
        return asks[block];
    }

    int[] bids(int block) {
        return bids[block];
    }

    /** The farthest bin in which a window ended, negative before the first. */
    int farthestBin() {
        return farthestBin;
    }

    private void count(int[] bins, int bin) {
        if (bin >= 0) {
            int kept = Math.min(bin, BINS);
            bins[kept]++;
            farthestBin = Math.max(farthestBin, kept);
        }
    }

    private void startBlock() {
        if (blocks == MOST_BLOCKS) {
            for (int i = 0; i < MOST_BLOCKS / 2; i++) {
                join(i, 2 * i);
                join(i, 2 * i + 1);
            }
            blocks = MOST_BLOCKS / 2;
            windowsABlock *= 2;
        }
        blocks++;
    }

    /** Moves one block's counts to another, at or before it. */
    private void join(int to, int from) {
        if (to == from) {
            return;
        }
        windows[to] += windows[from];
        windows[from] = 0;
        squares[to] += squares[from];
        squares[from] = 0;
        move(asks[to], asks[from]);
        move(bids[to], bids[from]);
    }

    private static void move(int[] to, int[] from) {
        for (int bin = 0; bin < to.length; bin++) {
            to[bin] += from[bin];
            from[bin] = 0;
        }
    }
}
