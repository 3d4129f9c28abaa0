package io.dynamicmarket.desk.whatif;

import io.dynamicmarket.desk.whatif.MadeUpMarket.Second;
import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.Asset;
import io.dynamicmarket.facts.HedgeVerdict;
import io.dynamicmarket.facts.InventoryPosition;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.PnlReport;
import io.dynamicmarket.facts.Quantity;
import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.facts.VenueFees;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The desk in a made-up market: one bid and one ask around the mid of the last second, filled when the mid goes through
 * them or by a draw that is the same under every release. It exists so that inventory, profit and drawdown follow from
 * what a policy directs; it is far simpler than the quoting of a replay.
 *
 * <p>Half-spread, bps: the larger of half the floor (two maker fees and the cushion) and volatility times (0.1 + gamma/2),
 * times both spread factors. Both quotes lean against the holding by up to beta. A quote is set when the directive's
 * cadence is due and rests until then. An order is a twentieth of the soft limit times the ladder's scale. Hedges take
 * down to the target at half of the market's spread and the taker's fee. All money is counted in whole nanos.
 */
final class MadeUpDesk {
    static final Asset STABLE = new Asset("USDT", 8);
    /** One price unit (0.01) times one quantity unit (0.001), in nanos. */
    private static final long NANOS = 10_000;

    private static final double SOFT_SHARE_OF_CAPITAL = 0.25;
    private static final double ORDERS_A_LIMIT = 20;
    private static final double HARD_OVER_SOFT = 1.5;
    private static final double FILLS_A_SECOND = 0.05;
    private static final double BPS = 1e-4;

    private final double capital;
    private final VenueFees fees;
    private final long softUnits;
    private long position;
    private long openCostNanos;
    private long realizedNanos;
    private long feeNanos;
    private long spreadNanos;
    private long inventoryNanos;
    private long hedgeNanos;
    private long peakNanos;
    private long lastMid = MadeUpMarket.FIRST_MID_UNITS;
    private long bid;
    private long ask;
    private long orderUnits;
    private long nextRefreshMillis;
    private long quotes;
    private long fills;
    private long hedges;
    private long hedgedUnits;
    /** As amounts; they change when something is bought or sold. */
    private Amount realized = amount(0);

    private Amount fee = amount(0);

    MadeUpDesk(double capital, VenueFees fees) {
        this.capital = capital;
        this.fees = fees;
        this.softUnits = Math.max(
                1, Math.round(SOFT_SHARE_OF_CAPITAL * capital / (MadeUpMarket.FIRST_MID_UNITS / 100.0) * 1_000));
    }

    /** The market moves on: quotes of the last second trade, and what is held is worth another amount. */
    void onSecond(Second now) {
        long mid = now.midUnits();
        inventoryNanos += position * (mid - lastMid) * NANOS;
        lastMid = mid;
        if (now.silentMillis() > 0 || !now.bookValid()) {
            return;
        }
        double scale = Math.max(1, now.rawVolatilityBps() / 4);
        double intensity = FILLS_A_SECOND * now.volumeRatio();
        if (bid > 0
                && position < HARD_OVER_SOFT * softUnits
                && traded(mid - bid, mid, scale, intensity, now.buyLuck())) {
            fill(orderUnits, bid, mid);
            bid = 0;
        }
        if (ask > 0
                && position > -HARD_OVER_SOFT * softUnits
                && traded(ask - mid, mid, scale, intensity, now.sellLuck())) {
            fill(-orderUnits, ask, mid);
            ask = 0;
        }
        peakNanos = Math.max(peakNanos, totalNanos());
    }

    private static boolean traded(long distance, long mid, double scaleBps, double intensity, double luck) {
        return distance <= 0 || luck < intensity * StrictMath.exp(-distance / (double) mid / BPS / scaleBps);
    }

    private void fill(long signedUnits, long price, long mid) {
        fills++;
        spreadNanos += signedUnits * (mid - price) * NANOS;
        book(signedUnits, price, fees.makerFeeBps());
    }

    private void book(long signedUnits, long price, double feeBps) {
        long closed = Long.signum(position) == -Long.signum(signedUnits)
                ? Math.min(Math.abs(position), Math.abs(signedUnits)) * Long.signum(signedUnits)
                : 0;
        if (closed != 0) {
            // average cost; what is left over by whole-number division stays with the open part. The cost of a unit
            // first, then of what that leaves: both parts have the same sign, so their sum is rounded down like the
            // whole, whose product would not fit.
            long cost = Math.multiplyExact(openCostNanos / position, -closed)
                    + Math.multiplyExact(openCostNanos % position, -closed) / position;
            realizedNanos += -closed * price * NANOS - cost;
            openCostNanos -= cost;
        }
        openCostNanos += (signedUnits - closed) * price * NANOS;
        position += signedUnits;
        feeNanos += Math.round(Math.abs(signedUnits) * price * (double) NANOS * feeBps * BPS);
    }

    /** What was decided takes effect. */
    void onDecision(Second now, MarketDecision decision) {
        QuoteDirective directive = decision.directive();
        if (directive.cancelResting() || now.silentMillis() > 0 || !now.bookValid()) {
            bid = 0;
            ask = 0;
        } else if (directive.placeNew() && now.asOfMillis() >= nextRefreshMillis) {
            quote(now, directive);
        }
        if (decision.hedge() instanceof HedgeVerdict.Ioc ioc && now.bookValid() && now.silentMillis() == 0) {
            hedge(now, Math.round(ioc.targetShare() * softUnits));
        }
    }

    private void quote(Second now, QuoteDirective directive) {
        double floorBps = (2 * fees.makerFeeBps() + directive.floorCushionBps()) / 2;
        double halfBps = Math.max(floorBps, now.rawVolatilityBps() * (0.1 + directive.gamma() / 2))
                * directive.spreadFactor()
                * directive.toxicityFactor();
        double leanBps = -directive.betaBps() * Math.max(-1, Math.min(1, position / (double) softUnits));
        orderUnits = Math.max(1, Math.round(softUnits / ORDERS_A_LIMIT * directive.ladderScale()));
        bid = (long) Math.floor(now.midUnits() * (1 + (leanBps - halfBps) * BPS));
        ask = (long) Math.ceil(now.midUnits() * (1 + (leanBps + halfBps) * BPS));
        quotes += 2;
        nextRefreshMillis = now.asOfMillis() + directive.refreshMillis();
    }

    private void hedge(Second now, long targetUnits) {
        long excess = Math.abs(position) - targetUnits;
        if (excess > 0) {
            long signed = -Long.signum(position) * excess;
            long price =
                    now.midUnits() + Long.signum(signed) * (long) Math.ceil(now.midUnits() * now.spreadBps() / 2 * BPS);
            hedges++;
            hedgedUnits += excess;
            hedgeNanos += signed * (now.midUnits() - price) * NANOS;
            book(signed, price, fees.takerFeeBps());
        }
    }

    /** People have released the breaker: drawdown counts from here. */
    void startSession() {
        peakNanos = totalNanos();
    }

    /** What is held, over limits that are those of venue and market. */
    InventoryPosition inventory(MarketId market) {
        double soft = position / (double) softUnits;
        double hard = soft / HARD_OVER_SOFT;
        return new InventoryPosition(market, new Quantity(position), soft, hard, soft, hard);
    }

    long position() {
        return position;
    }

    private long totalNanos() {
        return spreadNanos + inventoryNanos + hedgeNanos - feeNanos;
    }

    PnlReport pnl() {
        long total = totalNanos();
        long peak = Math.max(peakNanos, total);
        realized = realized.nanos() == realizedNanos ? realized : amount(realizedNanos);
        fee = fee.nanos() == feeNanos ? fee : amount(feeNanos);
        return new PnlReport(
                realized,
                amount(position * lastMid * NANOS - openCostNanos),
                fee,
                amount(total),
                amount(peak),
                amount(peak - total),
                (peak - total) / 1e9 / capital / BPS);
    }

    private static Amount amount(long nanos) {
        return new Amount(STABLE, nanos);
    }

    /** Figures as a replay has them; money as decimals. */
    Map<String, Object> values() {
        PnlReport report = pnl();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("quotes", quotes);
        values.put("fills", fills);
        values.put("hedges", Map.of("orders", hedges, "quantity", plain(BigDecimal.valueOf(hedgedUnits, 3))));
        values.put("inventory", plain(BigDecimal.valueOf(position, 3)));
        Map<String, Object> pnl = new LinkedHashMap<>();
        pnl.put("asset", STABLE.id());
        pnl.put("realized", plain(report.realized().toDecimal()));
        pnl.put("unrealized", plain(report.unrealized().toDecimal()));
        pnl.put("fees", plain(report.fees().toDecimal()));
        pnl.put("total", plain(report.total().toDecimal()));
        values.put("pnl", pnl);
        Map<String, Object> attribution = new LinkedHashMap<>();
        attribution.put("spread", plain(amount(spreadNanos).toDecimal()));
        attribution.put("inventory", plain(amount(inventoryNanos).toDecimal()));
        attribution.put("hedgeCost", plain(amount(hedgeNanos).toDecimal()));
        attribution.put("fees", plain(amount(-feeNanos).toDecimal()));
        attribution.put("total", plain(report.total().toDecimal()));
        values.put("attribution", attribution);
        return values;
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
