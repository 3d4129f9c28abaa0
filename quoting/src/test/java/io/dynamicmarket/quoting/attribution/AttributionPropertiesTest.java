package io.dynamicmarket.quoting.attribution;

import static io.dynamicmarket.quoting.inventory.Markets.COIN;
import static io.dynamicmarket.quoting.inventory.Markets.RELEASE;
import static io.dynamicmarket.quoting.inventory.Markets.SPOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.ContractKind;
import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.FillPurpose;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.Price;
import io.dynamicmarket.facts.Quantity;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.facts.VenueId;
import io.dynamicmarket.quoting.attribution.FillBasis.Hedge;
import io.dynamicmarket.quoting.attribution.FillBasis.Quoted;
import io.dynamicmarket.quoting.inventory.Markets;
import io.dynamicmarket.quoting.inventory.SessionLedger;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.LongRange;

/**
 * Sessions of random mids, fills, hedges, fees, rebates, funding and gas, with fills that are heard late and a mark that
 * comes before their 30 s are over. The ledger counts them by average cost, and a plain sum counts them fill by fill with
 * all mids at hand; the attribution knows neither.
 */
class AttributionPropertiesTest {
    /** The highest scale that an instrument may have, where halves of a unit are the first to be lost. */
    private static final Instrument LINEAR = new Instrument(
            SPOT.market(),
            new VenueId("binance-usdm"),
            "BTCUSDT",
            SPOT.base(),
            SPOT.quote(),
            ContractKind.LINEAR,
            12,
            12,
            1,
            1,
            1);

    private static final List<Instrument> INSTRUMENTS = List.of(SPOT, LINEAR, COIN);
    private static final MathContext DIGITS = new MathContext(60);
    private static final BigDecimal HALF_A_NANO = new BigDecimal("0.5e-9");

    /** Something that happens some time after what came before it. */
    sealed interface Event {
        long afterMillis();

        record Mid(long afterMillis, long twiceUnits) implements Event {}

        record Trade(
                long afterMillis,
                long lateMillis,
                Side side,
                long priceUnits,
                long units,
                long feeNanos,
                FillBasis basis)
                implements Event {}

        record Earlier(long afterMillis, Side side, long priceUnits, long units, long feeNanos) implements Event {}

        record Payment(long afterMillis, long fundingNanos, long gasNanos) implements Event {}
    }

    /** The mid from a time on, in half units. */
    private record Level(long atMillis, long twiceUnits) {}

    /** A session, played into the attribution and into the books that it is held against. */
    private static final class Session {
        final Instrument instrument;
        final SessionLedger ledger;
        final List<AttributedFill> rows = new ArrayList<>();
        final FillAttribution attribution;
        final List<Level> levels = new ArrayList<>();
        final List<Fill> fills = new ArrayList<>();
        final List<FillBasis> bases = new ArrayList<>();
        long fundingNanos;
        long gasNanos;
        long nowMillis;

        Session(Instrument instrument, List<Event> events) {
            this.instrument = instrument;
            ledger = new SessionLedger(instrument, Markets.limits(1, 1), 1);
            attribution = new FillAttribution(instrument, rows::add);
            play(new Event.Mid(0, 100_000));
            events.forEach(this::play);
        }

        private void play(Event event) {
            nowMillis += event.afterMillis();
            if (event instanceof Event.Mid mid) {
                levels.add(new Level(nowMillis, mid.twiceUnits()));
                attribution.onMid(nowMillis, mid.twiceUnits() / 2.0);
            } else if (event instanceof Event.Trade trade) {
                long atMillis = Math.max(0, nowMillis - trade.lateMillis());
                Fill fill = fill(trade.side(), trade.priceUnits(), trade.units(), trade.feeNanos(), atMillis);
                fills.add(fill);
                bases.add(trade.basis());
                ledger.onFill(fill);
                attribution.onFill(fill, trade.basis());
            } else if (event instanceof Event.Earlier earlier) {
                Fill fill = fill(earlier.side(), earlier.priceUnits(), earlier.units(), earlier.feeNanos(), 0);
                ledger.onFill(fill);
                attribution.onRecalled(fill);
            } else if (event instanceof Event.Payment payment) {
                fundingNanos += payment.fundingNanos();
                gasNanos += payment.gasNanos();
                attribution.onFunding(new Amount(instrument.settlement(), payment.fundingNanos()));
                attribution.onGas(new Amount(instrument.settlement(), payment.gasNanos()));
            }
        }

        private Fill fill(Side side, long priceUnits, long units, long feeNanos, long atMillis) {
            long id = ledger.fills() + 1;
            return new Fill(
                    id,
                    id,
                    1,
                    instrument.venue(),
                    instrument.market(),
                    side,
                    new Price(priceUnits),
                    new Quantity(units),
                    new Amount(instrument.settlement(), feeNanos),
                    atMillis,
                    atMillis,
                    RELEASE,
                    FillPurpose.QUOTE);
        }

        /** The mid as of a moment by looking at all of them; the mark if the moment has not come. */
        BigDecimal midLater(long millis, double markUnits) {
            return millis > levels.get(levels.size() - 1).atMillis() ? new BigDecimal(markUnits) : mid(millis);
        }

        BigDecimal mid(long millis) {
            long twice = 0;
            for (Level level : levels) {
                twice = level.atMillis() <= millis ? level.twiceUnits() : twice;
            }
            return half(twice);
        }
    }

    private static BigDecimal half(long twiceUnits) {
        return BigDecimal.valueOf(twiceUnits).multiply(new BigDecimal("0.5"));
    }

    @Property(seed = "1")
    void leavesNoResidualAgainstTheLedgerInAnyContract(
            @ForAll("instruments") Instrument instrument,
            @ForAll("events") List<Event> events,
            @ForAll @LongRange(min = 20_000, max = 400_000) long twiceMarkUnits) {
        double mark = twiceMarkUnits / 2.0;
        Session session = new Session(instrument, events);
        AttributionReport report = session.attribution.report(mark);
        long ledger = session.ledger.pnl(mark).total().nanos() - session.gasNanos + session.fundingNanos;
        long components = report.nanosRounding().nanos();
        for (Component component : Component.values()) {
            components += report.of(component).nanos();
        }
        assertEquals(0, ledger - components);
        assertEquals(ledger, report.total().nanos());
        assertEquals(session.fills.size(), report.fills());

        session.attribution.end(mark);
        assertEquals(
                report, session.attribution.report(mark), "Expected the end to change nothing but who hears of it");
        assertEquals(session.fills.size(), session.rows.size());
    }

    /** Were the remainder anything but rounding, it would not keep within half a nano for each rounded number. */
    @Property(seed = "1")
    void roundsEachComponentByHalfANanoAtMost(
            @ForAll("instruments") Instrument instrument,
            @ForAll("events") List<Event> events,
            @ForAll @LongRange(min = 20_000, max = 400_000) long twiceMarkUnits) {
        double mark = twiceMarkUnits / 2.0;
        Session session = new Session(instrument, events);
        AttributionReport report = session.attribution.report(mark);
        Contributions exact = session.attribution.contributions(mark);
        int rounded = 1;
        for (Component component : Component.values()) {
            BigDecimal off = report.of(component)
                    .toDecimal()
                    .subtract(new BigDecimal(exact.of(component), 30))
                    .abs();
            assertTrue(off.compareTo(HALF_A_NANO) <= 0, () -> component + " is off by " + off);
            rounded += off.signum() == 0 ? 0 : 1;
        }
        BigDecimal bound = HALF_A_NANO.multiply(BigDecimal.valueOf(rounded));
        assertTrue(report.nanosRounding().toDecimal().abs().compareTo(bound) <= 0);
    }

    /** Component by component, each a quantity times a distance: exact for spot and linear contracts. */
    @Property(seed = "1")
    void givesEachComponentItsQuantityTimesItsDistance(
            @ForAll boolean linear,
            @ForAll("events") List<Event> events,
            @ForAll @LongRange(min = 20_000, max = 400_000) long twiceMarkUnits) {
        double mark = twiceMarkUnits / 2.0;
        Session session = new Session(linear ? LINEAR : SPOT, events);
        Map<Component, BigDecimal> expected = new EnumMap<>(Component.class);
        for (int i = 0; i < session.fills.size(); i++) {
            add(expected, session, session.fills.get(i), session.bases.get(i), mark);
        }
        Contributions exact = session.attribution.contributions(mark);
        for (Component component : List.of(Component.values()).subList(0, Component.FUNDING.ordinal())) {
            assertSame(expected, exact, component);
        }
        assertSame(expected, exact, Component.HEDGE_COST);
        assertSame(expected, exact, Component.HEDGE_HOLDING);
    }

    private static void assertSame(Map<Component, BigDecimal> expected, Contributions exact, Component component) {
        BigDecimal counted = new BigDecimal(exact.of(component), 30);
        BigDecimal wanted = expected.getOrDefault(component, BigDecimal.ZERO);
        assertEquals(0, wanted.compareTo(counted), () -> component + ": expected " + wanted + ", but got " + counted);
    }

    private static void add(
            Map<Component, BigDecimal> sums, Session session, Fill fill, FillBasis basis, double markUnits) {
        Instrument instrument = session.instrument;
        BigDecimal quantity = BigDecimal.valueOf(fill.quantity().units(), instrument.quantityDecimals())
                .multiply(BigDecimal.valueOf(fill.side() == Side.BUY ? 1 : -1))
                .movePointLeft(instrument.priceDecimals());
        BigDecimal price = BigDecimal.valueOf(fill.price().units());
        BigDecimal mark = new BigDecimal(markUnits);
        BigDecimal mid = session.mid(fill.filledAtMillis());
        BigDecimal mid1s = session.midLater(fill.filledAtMillis() + 1_000, markUnits);
        BigDecimal mid5s = session.midLater(fill.filledAtMillis() + 5_000, markUnits);
        BigDecimal mid30s = session.midLater(fill.filledAtMillis() + 30_000, markUnits);
        if (basis instanceof Quoted quoted) {
            BigDecimal quotedMid = BigDecimal.valueOf(quoted.midThousandths(), 3);
            BigDecimal centre = BigDecimal.valueOf(quoted.centreThousandths(), 3);
            BigDecimal half = BigDecimal.valueOf(quoted.halfSpreadThousandths(), 3);
            BigDecimal unrounded = BigDecimal.valueOf(quoted.unroundedThousandths(), 3);
            BigDecimal nearest = fill.side() == Side.BUY ? centre.subtract(half) : centre.add(half);
            merge(sums, Component.ROUNDING, quantity, price, unrounded);
            merge(sums, Component.LADDER, quantity, unrounded, nearest);
            merge(sums, Component.SPREAD, quantity, nearest, centre);
            merge(sums, Component.SKEW, quantity, centre, quotedMid);
            merge(sums, Component.SLIPPAGE, quantity, quotedMid, mid);
            merge(sums, Component.ADVERSE_1S, quantity, mid, mid1s);
            merge(sums, Component.ADVERSE_5S, quantity, mid1s, mid5s);
            merge(sums, Component.ADVERSE_30S, quantity, mid5s, mid30s);
            merge(sums, Component.CARRY, quantity, mid30s, mark);
        } else {
            merge(sums, Component.HEDGE_COST, quantity, price, mid);
            merge(sums, Component.HEDGE_HOLDING, quantity, mid, mark);
        }
    }

    private static void merge(
            Map<Component, BigDecimal> sums, Component component, BigDecimal quantity, BigDecimal from, BigDecimal to) {
        sums.merge(component, to.subtract(from).multiply(quantity), BigDecimal::add);
    }

    /** Fill by fill: value at the last mid of the row, less value at the price, less the fee. */
    @Property(seed = "1")
    void sumsToTheResultOfEachFill(
            @ForAll("instruments") Instrument instrument,
            @ForAll("events") List<Event> events,
            @ForAll @LongRange(min = 20_000, max = 400_000) long twiceMarkUnits) {
        double mark = twiceMarkUnits / 2.0;
        Session session = new Session(instrument, events);
        session.attribution.end(mark);
        // two values of up to 10^9 contracts, each contract off by half of 10^-30
        BigDecimal rounding = new BigDecimal(instrument == COIN ? "1e-21" : "0");
        for (AttributedFill row : session.rows) {
            Fill fill = row.fill();
            BigDecimal mid30s = session.midLater(fill.filledAtMillis() + 30_000, mark);
            assertEquals(mid30s.doubleValue(), row.mid30sUnits());
            BigDecimal quantity = BigDecimal.valueOf(fill.quantity().units())
                    .multiply(BigDecimal.valueOf(fill.side() == Side.BUY ? 1 : -1));
            BigDecimal result = worth(instrument, mid30s, quantity)
                    .subtract(worth(instrument, BigDecimal.valueOf(fill.price().units()), quantity))
                    .subtract(fill.fee().toDecimal());
            BigInteger total = row.contributions().total();
            BigDecimal off = new BigDecimal(total, 30).subtract(result).abs();
            assertTrue(off.compareTo(rounding) <= 0, () -> "Expected " + result + ", but it is off by " + off);
        }
    }

    private static BigDecimal worth(Instrument instrument, BigDecimal priceUnits, BigDecimal quantityUnits) {
        if (instrument.contract() == ContractKind.INVERSE) {
            return quantityUnits.multiply(BigDecimal.valueOf(-1_000)).divide(priceUnits, DIGITS);
        }
        return quantityUnits
                .multiply(priceUnits)
                .movePointLeft(instrument.priceDecimals() + instrument.quantityDecimals());
    }

    @Provide
    Arbitrary<Instrument> instruments() {
        return Arbitraries.of(INSTRUMENTS);
    }

    @Provide
    Arbitrary<List<Event>> events() {
        Arbitrary<Long> after = Arbitraries.longs().between(0, 12_000);
        Arbitrary<Long> prices = Arbitraries.longs().between(10_000, 200_000);
        Arbitrary<Long> units = Arbitraries.longs().between(1, 1_000_000_000);
        Arbitrary<Long> fees = Arbitraries.longs().between(-1_000_000, 1_000_000_000);
        Arbitrary<Side> sides = Arbitraries.of(Side.class);
        Arbitrary<Event> mids = Combinators.combine(after, Arbitraries.longs().between(20_000, 400_000))
                .as(Event.Mid::new);
        Arbitrary<Event> trades = Combinators.combine(
                        after, Arbitraries.longs().between(0, 5_000), sides, prices, units, fees, bases())
                .as(Event.Trade::new);
        Arbitrary<Event> earlier =
                Combinators.combine(after, sides, prices, units, fees).as(Event.Earlier::new);
        Arbitrary<Event> payments = Combinators.combine(after, fees, fees.filter(nanos -> nanos >= 0))
                .as(Event.Payment::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(6, mids), Tuple.of(5, trades), Tuple.of(1, earlier), Tuple.of(1, payments))
                .list()
                .ofMaxSize(40);
    }

    private static Arbitrary<FillBasis> bases() {
        Arbitrary<Long> thousandths = Arbitraries.longs().between(10_000_000, 200_000_000);
        Arbitrary<FillBasis> quoted = Combinators.combine(
                        thousandths, thousandths, Arbitraries.longs().between(0, 9_000_000), thousandths)
                .as(Quoted::new);
        return Arbitraries.frequencyOf(Tuple.of(4, quoted), Tuple.of(1, Arbitraries.of(new Hedge())));
    }
}
