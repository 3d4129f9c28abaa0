package io.dynamicmarket.quoting.inventory;

import static io.dynamicmarket.quoting.inventory.Markets.COIN;
import static io.dynamicmarket.quoting.inventory.Markets.SPOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.PnlReport;
import io.dynamicmarket.facts.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** Expectations add up cash, position and fees from the fills alone, without average cost. */
class LedgerPropertiesTest {
    private static final MathContext DIGITS = new MathContext(60);

    record Trade(Side side, long priceUnits, long quantityUnits, long feeNanos) {}

    @Property(seed = "1")
    void conservesEveryNanoOfCashPositionAndFees(
            @ForAll("trades") List<Trade> trades,
            @ForAll @LongRange(min = 1, max = 10_000_000_00L) long twiceMidUnits) {
        SessionLedger ledger = new SessionLedger(SPOT, Markets.limits(1, 1), 1);
        double midUnits = twiceMidUnits / 2.0;
        BigDecimal cash = BigDecimal.ZERO;
        long held = 0;
        long fees = 0;
        long id = 0;
        for (Trade trade : trades) {
            ledger.onFill(fill(++id, trade));
            long signed = trade.side() == Side.BUY ? trade.quantityUnits() : -trade.quantityUnits();
            cash = cash.subtract(BigDecimal.valueOf(trade.priceUnits(), 2).multiply(BigDecimal.valueOf(signed, 5)));
            held += signed;
            fees += trade.feeNanos();
        }
        BigDecimal worth = cash.add(BigDecimal.valueOf(twiceMidUnits, 2)
                .multiply(BigDecimal.valueOf(held, 5))
                .multiply(new BigDecimal("0.5")));
        PnlReport pnl = ledger.pnl(midUnits);
        assertEquals(
                worth.setScale(9, RoundingMode.HALF_EVEN).unscaledValue().longValueExact() - fees,
                pnl.total().nanos());
        assertEquals(held, ledger.inventoryUnits());
        assertEquals(pnl.total().approximate(), ledger.totalApproximate(midUnits), 1e-3);
        assertTrue(held != 0 || pnl.unrealized().nanos() == 0);
    }

    /** Each fill rounds at most twice at 10^-18, far under a nano: only the report's rounding shows. */
    @Property(seed = "1")
    void conservesInverseContractsToOneNano(
            @ForAll("trades") List<Trade> trades, @ForAll @LongRange(min = 10_000, max = 10_000_000) long midUnits) {
        SessionLedger ledger = new SessionLedger(COIN, Markets.limits(1, 1), 1);
        BigDecimal worth = BigDecimal.ZERO;
        long held = 0;
        long fees = 0;
        long id = 0;
        for (Trade trade : trades) {
            ledger.onFill(Markets.fill(
                    COIN, ++id, trade.side(), trade.priceUnits(), trade.quantityUnits(), trade.feeNanos()));
            long signed = trade.side() == Side.BUY ? trade.quantityUnits() : -trade.quantityUnits();
            worth = worth.add(base(signed, trade.priceUnits()));
            held += signed;
            fees += trade.feeNanos();
        }
        worth = worth.subtract(base(held, midUnits));
        double expected = worth.movePointRight(9).doubleValue() - fees;
        assertEquals(expected, ledger.pnl(midUnits).total().nanos(), 1 + Math.abs(expected) * 1e-15);
    }

    private static BigDecimal base(long contracts, long priceUnits) {
        return BigDecimal.valueOf(contracts)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(priceUnits, 1), DIGITS);
    }

    @Property(seed = "1")
    void realizesNothingWhileAPositionOnlyGrows(@ForAll("trades") List<Trade> trades) {
        SessionLedger ledger = new SessionLedger(SPOT, Markets.limits(1, 1), 1);
        long id = 0;
        for (Trade trade : trades) {
            ledger.onFill(fill(++id, new Trade(Side.SELL, trade.priceUnits(), trade.quantityUnits(), 0)));
        }
        assertEquals(0, ledger.pnl(50_000_00).realized().nanos());
    }

    @Property(seed = "1")
    void neverUnderstatesFees(
            @ForAll @LongRange(min = 1, max = 10_000_000_00L) long priceUnits,
            @ForAll @LongRange(min = 1, max = 100_000_000) long quantityUnits,
            @ForAll @LongRange(min = -5_000_000, max = 50_000_000) long feeMillionths) {
        BigDecimal exact = BigDecimal.valueOf(priceUnits, 2)
                .multiply(BigDecimal.valueOf(quantityUnits, 5))
                .multiply(BigDecimal.valueOf(feeMillionths, 10))
                .movePointRight(9);
        BigDecimal charged = BigDecimal.valueOf(new Valuation(SPOT)
                .fee(priceUnits, quantityUnits, feeMillionths)
                .nanos());
        assertTrue(charged.compareTo(exact) >= 0 && charged.subtract(exact).compareTo(BigDecimal.ONE) < 0);
    }

    /** A holding is worth what its parts are worth, to the last count, and no part is worth more than it rounds to. */
    @Property(seed = "1")
    void addsValuesAtOnePriceExactly(
            @ForAll boolean inverse,
            @ForAll @LongRange(min = 1, max = 10_000_000_00L) long twicePriceUnits,
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long one,
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long other) {
        Valuation valuation = new Valuation(inverse ? COIN : SPOT);
        double price = twicePriceUnits / 2.0;
        assertEquals(
                valuation.value(price, one + other), valuation.value(price, one).add(valuation.value(price, other)));
        BigDecimal half = BigDecimal.valueOf(twicePriceUnits).divide(BigDecimal.valueOf(2));
        BigDecimal exact = inverse
                ? BigDecimal.valueOf(-100L * one).divide(half.movePointLeft(1), DIGITS)
                : half.movePointLeft(2).multiply(BigDecimal.valueOf(one, 5));
        BigDecimal counted = new BigDecimal(valuation.value(price, one), valuation.decimals());
        assertTrue(counted.subtract(exact).abs().compareTo(new BigDecimal(inverse ? "5e-19" : "0")) <= 0);
    }

    private static Fill fill(long id, Trade trade) {
        return Markets.fill(SPOT, id, trade.side(), trade.priceUnits(), trade.quantityUnits(), trade.feeNanos());
    }

    @Provide
    Arbitrary<List<Trade>> trades() {
        return Combinators.combine(
                        Arbitraries.of(Side.class),
                        Arbitraries.longs().between(1_000_00, 100_000_00),
                        Arbitraries.longs().between(1, 1_000_000),
                        Arbitraries.longs().between(-1_000_000, 1_000_000_000))
                .as(Trade::new)
                .list()
                .ofMaxSize(30);
    }
}
