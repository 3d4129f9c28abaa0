package io.dynamicmarket.desk.whatif;

import io.dynamicmarket.desk.plot.Series.Spot;
import java.util.ArrayList;
import java.util.List;

/** A curve of at most some hundred points, however long it gets: every second point goes when it is full. */
final class Thinned {
    private static final int MOST = 480;

    private final List<Spot> spots = new ArrayList<>();
    private long seen;
    private long every = 1;

    void add(double x, double y) {
        if (seen++ % every == 0) {
            spots.add(new Spot(x, y));
            if (spots.size() == MOST) {
                for (int i = MOST - 1; i > 0; i -= 2) {
                    spots.remove(i);
                }
                every *= 2;
            }
        }
    }

    List<Spot> spots() {
        return List.copyOf(spots);
    }
}
