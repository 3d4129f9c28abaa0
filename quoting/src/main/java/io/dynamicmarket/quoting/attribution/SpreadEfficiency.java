package io.dynamicmarket.quoting.attribution;

import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.QualityTarget;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.quoting.attribution.FillBasis.Quoted;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Realized spread over the theoretical 2 delta. The realized half-spread (Huang and Stoll, 1996, "Dealer versus auction
 * markets") is what the maker is up at the mid M some seconds after a fill at P: s (M - P), with s = 1 when bought, -1 when
 * sold. Over several fills the share is sum of q s (M - P) / sum of q delta, with quantity q and the half-spread delta at
 * which the quote was made: 1 where all of it was kept, 0 where the market took it, less where it took more.
 *
 * <p>A window lasts from one refresh of the quotes to the next and is judged once the last of its fills is; windows without
 * fills are passed over. Quotes without a theoretical half-spread count nothing.
 */
public final class SpreadEfficiency {
    private record Kept(Window window, Side side, long priceUnits, double units, double halfSpreadUnits) {}

    private final long markoutMillis;
    private final QualityTarget target;
    private final DueQueue<Kept> waiting = new DueQueue<>();
    private final Window all = new Window();
    private final Deque<Window> open = new ArrayDeque<>();
    private double lastMidUnits;
    private double latestShare = 1;
    private long missedInARow;

    /**
     * @param markoutMillis how long after a fill the mid is taken
     * @param target that windows are held against
     */
    public SpreadEfficiency(long markoutMillis, QualityTarget target) {
        this.markoutMillis = markoutMillis;
        this.target = target;
        open.add(new Window());
    }

    /** The mid as of a moment, price units above 0; what held until now decides what fell due before now. */
    public void onMid(long nowMillis, double midUnits) {
        Kept kept = waiting.next(nowMillis);
        while (kept != null) {
            judge(kept);
            kept = waiting.next(nowMillis);
        }
        lastMidUnits = midUnits;
    }

    /** Quotes were refreshed: fills from here on are of a new window. */
    public void onRefresh() {
        if (open.getLast().fills > 0) {
            open.addLast(new Window());
            closeWhole();
        }
    }

    /** A fill of a quote. */
    public void onFill(Fill fill, Quoted quoted) {
        if (quoted.halfSpreadThousandths() == 0) {
            return;
        }
        Window window = open.getLast();
        window.fills++;
        window.waiting++;
        waiting.add(
                fill.filledAtMillis() + markoutMillis,
                new Kept(
                        window,
                        fill.side(),
                        fill.price().units(),
                        fill.quantity().units(),
                        quoted.halfSpreadUnits()));
    }

    private void judge(Kept kept) {
        double sign = kept.side() == Side.BUY ? 1 : -1;
        double realized = kept.units() * sign * (lastMidUnits - kept.priceUnits());
        double theoretical = kept.units() * kept.halfSpreadUnits();
        all.add(realized, theoretical);
        kept.window().add(realized, theoretical);
        kept.window().waiting--;
        closeWhole();
    }

    private void closeWhole() {
        while (open.size() > 1 && open.getFirst().waiting == 0) {
            latestShare = open.removeFirst().share();
            missedInARow = target.missedBy(latestShare) ? missedInARow + 1 : 0;
        }
    }

    /** Share of the latest judged window; 1 before the first. */
    public double latestShare() {
        return latestShare;
    }

    /** Latest judged windows that missed the target, in a row. */
    public long missedInARow() {
        return missedInARow;
    }

    /** Share over all judged fills; 1 before the first. */
    public double share() {
        return all.share();
    }

    private static final class Window {
        private long fills;
        private long waiting;
        private double realized;
        private double theoretical;

        void add(double realizedNow, double theoreticalNow) {
            realized += realizedNow;
            theoretical += theoreticalNow;
        }

        double share() {
            return theoretical == 0 ? 1 : realized / theoretical;
        }
    }
}
