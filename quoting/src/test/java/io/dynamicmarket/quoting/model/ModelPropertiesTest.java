package io.dynamicmarket.quoting.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class ModelPropertiesTest {
    private static final int BOUND = 12;
    private static final double FOREVER = Double.POSITIVE_INFINITY;

    record World(double gamma, double kappa, double intensity, double size, double sigma) {
        GlftClosedForm closed() {
            return new GlftClosedForm(gamma, kappa, intensity, size);
        }

        QuotingModel model(int which) {
            return switch (which) {
                case 0 -> new AvellanedaStoikov(gamma, kappa, 1);
                case 1 -> new AvellanedaStoikov(gamma, kappa, 0.5);
                case 2 -> closed();
                default -> new GlftExact(closed(), BOUND, which == 3 ? 7 : GlftExact.EXACT_BITS);
            };
        }
    }

    @Provide
    Arbitrary<World> worlds() {
        return Combinators.combine(over(1e-3, 10), over(0.01, 10), over(0.01, 1000), over(0.01, 10), over(0.01, 20))
                .as(World::new);
    }

    /** As many small as large. */
    private static Arbitrary<Double> over(double least, double most) {
        return Arbitraries.doubles().between(0, 1).ofScale(6).map(part -> least * Math.pow(most / least, part));
    }

    @Property(seed = "1", tries = 300)
    void moreInventoryNeverBringsTheBidNearer(
            @ForAll("worlds") World world,
            @ForAll @IntRange(max = 4) int which,
            @ForAll @DoubleRange(min = -15, max = 15) double orders,
            @ForAll @DoubleRange(min = 0, max = 5) double more,
            @ForAll @DoubleRange(min = 0, max = 10) double timeLeft) {
        QuotingModel model = world.model(which);
        double less = model.bidDistance(orders * world.size, world.sigma, timeLeft);
        double then = model.bidDistance((orders + more) * world.size, world.sigma, timeLeft);
        assertTrue(then >= less || less - then <= 1e-12 * Math.abs(less), () -> less + " then " + then);
    }

    @Property(seed = "1", tries = 300)
    void longAndShortMirrorEachOther(
            @ForAll("worlds") World world,
            @ForAll @IntRange(max = 4) int which,
            @ForAll @DoubleRange(min = -15, max = 15) double orders,
            @ForAll @DoubleRange(min = 0, max = 10) double timeLeft) {
        QuotingModel model = world.model(which);
        double held = orders * world.size;
        assertEquals(model.bidDistance(held, world.sigma, timeLeft), model.askDistance(-held, world.sigma, timeLeft));
        assertEquals(
                0 - model.reservationOffset(held, world.sigma, timeLeft),
                0 + model.reservationOffset(-held, world.sigma, timeLeft));
        assertEquals(model.halfSpread(held, world.sigma, timeLeft), model.halfSpread(-held, world.sigma, timeLeft));
    }

    @Property(seed = "1", tries = 300)
    void theSpreadIsAboveZeroAndItsCentreAgainstInventory(
            @ForAll("worlds") World world,
            @ForAll @IntRange(max = 4) int which,
            @ForAll @DoubleRange(min = 0, max = 15) double orders,
            @ForAll @DoubleRange(min = 0, max = 10) double timeLeft) {
        QuotingModel model = world.model(which);
        double held = orders * world.size;
        double half = model.halfSpread(held, world.sigma, timeLeft);
        double offset = model.reservationOffset(held, world.sigma, timeLeft);
        assertTrue(half > 0 && half < FOREVER, () -> "half-spread " + half);
        assertTrue(offset <= 1e-12 * half && offset > -FOREVER, () -> "offset " + offset);
        double bid = model.bidDistance(held, world.sigma, timeLeft);
        double ask = model.askDistance(held, world.sigma, timeLeft);
        assertEquals(half + offset, ask, 1e-9 * (half - offset));
        assertTrue(bid == FOREVER || Math.abs(half - offset - bid) <= 1e-9 * (half - offset));
    }

    /** Between whole orders the exact half-spread is a straight line, so its peaks are at whole orders or at the end. */
    @Property(seed = "1", tries = 300)
    void theWidestHalfSpreadIsThatOfTheWayFromFlat(
            @ForAll("worlds") World world,
            @ForAll @IntRange(max = 4) int which,
            @ForAll @DoubleRange(min = -15, max = 15) double orders,
            @ForAll @DoubleRange(min = 0, max = 10) double timeLeft) {
        QuotingModel model = world.model(which);
        double widest = model.halfSpread(orders * world.size, world.sigma, timeLeft);
        for (int whole = 0; whole <= Math.abs(orders); whole++) {
            widest = Math.max(widest, model.halfSpread(whole * world.size, world.sigma, timeLeft));
        }
        assertEquals(widest, model.widestHalfSpread(orders * world.size, world.sigma, timeLeft), 1e-12 * widest);
    }

    /**
     * An order of D at risk aversion gamma is an order of 1 at gamma D: money and inventory counted in orders. Holds for
     * the utility -exp(-gamma x) itself, so it needs no formula.
     */
    @Property(seed = "1", tries = 100)
    void anOrderSizeIsAUnitOfInventory(
            @ForAll("worlds") World world,
            @ForAll @DoubleRange(min = -15, max = 15) double orders,
            @ForAll @DoubleRange(min = 0, max = 10) double timeLeft) {
        GlftClosedForm unit = new GlftClosedForm(world.gamma * world.size, world.kappa, world.intensity, 1);
        double closed = unit.bidDistance(orders, world.sigma, timeLeft);
        assertEquals(
                closed,
                world.closed().bidDistance(orders * world.size, world.sigma, timeLeft),
                1e-9 * Math.max(1, Math.abs(closed)));
        double whole = Math.rint(orders);
        double exact = GlftTable.solve(unit, BOUND, world.sigma, timeLeft).bidDistance(whole);
        assertEquals(
                exact,
                GlftTable.solve(world.closed(), BOUND, world.sigma, timeLeft).bidDistance(whole * world.size),
                1e-6 * Math.max(1, Math.abs(exact)));
    }

    /** Far from end and bound, by less than (skew of one order in units of 1 / kappa)^2 for each order held. */
    @Property(seed = "1", tries = 200)
    void theExactQuotesApproachTheClosedForm(
            @ForAll @DoubleRange(min = 0.01, max = 0.3) double skew,
            @ForAll @DoubleRange(min = 0.1, max = 10) double kappa,
            @ForAll @DoubleRange(min = 0.1, max = 10) double size,
            @ForAll @DoubleRange(min = 0.01, max = 1) double risk,
            @ForAll @IntRange(min = -5, max = 5) int orders) {
        GlftClosedForm closed = new GlftClosedForm(risk * kappa / size, kappa, 1, size);
        double sigma = skew / (kappa * -closed.reservationOffset(size, 1, FOREVER));
        GlftTable exact = GlftTable.solve(closed, 60, sigma, FOREVER);
        double tolerance = skew * skew * (Math.abs(orders) + 1) / kappa;
        double held = orders * size;
        assertEquals(closed.bidDistance(held, sigma, FOREVER), exact.bidDistance(held), tolerance);
        assertEquals(closed.askDistance(held, sigma, FOREVER), exact.askDistance(held), tolerance);
    }

    /** The longer inventory is held, the more it costs: the skew of one order grows with time left and volatility. */
    @Property(seed = "1", tries = 100)
    void theExactSkewGrowsWithTimeLeftAndVolatility(
            @ForAll("worlds") World world,
            @ForAll @DoubleRange(min = 0, max = 5) double timeLeft,
            @ForAll @DoubleRange(min = 1, max = 3) double factor) {
        double now = -table(world, world.sigma, timeLeft).reservationOffset(world.size);
        assertTrue(
                -table(world, world.sigma, timeLeft * factor).reservationOffset(world.size) >= now - 1e-8 * (1 + now));
        assertTrue(
                -table(world, world.sigma * factor, timeLeft).reservationOffset(world.size) >= now - 1e-8 * (1 + now));
    }

    private static GlftTable table(World world, double sigma, double timeLeft) {
        return GlftTable.solve(world.closed(), BOUND, sigma, timeLeft);
    }
}
