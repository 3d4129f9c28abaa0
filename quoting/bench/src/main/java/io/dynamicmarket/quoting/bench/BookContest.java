package io.dynamicmarket.quoting.bench;

import exchange.core2.collections.objpool.ObjectsPool;
import exchange.core2.core.common.CoreSymbolSpecification;
import exchange.core2.core.common.L2MarketData;
import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.OrderType;
import exchange.core2.core.common.SymbolType;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.common.config.LoggingConfiguration;
import exchange.core2.core.orderbook.IOrderBook;
import exchange.core2.core.orderbook.OrderBookDirectImpl;
import exchange.core2.core.orderbook.OrderBookEventsHelper;
import exchange.core2.core.orderbook.OrderBookNaiveImpl;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.quoting.book.OrderBook;
import java.util.List;
import java.util.function.Supplier;

/**
 * Our book against the two of exchange-core on the same level changes, best bid and ask read after each update. There a
 * level is one order: a level that shrinks is a reduction, one that grows is a cancellation and a new order. What a level
 * was before, and which order it is, is told beforehand, and what changes nothing is not sent to it.
 */
final class BookContest {
    private static final long USER = 1;
    private static final CoreSymbolSpecification SYMBOL = CoreSymbolSpecification.builder()
            .symbolId(1)
            .type(SymbolType.CURRENCY_EXCHANGE_PAIR)
            .baseScaleK(1)
            .quoteScaleK(1)
            .build();

    private BookContest() {}

    static Contest of(Recording recording) {
        LevelEvents.Event[][] updates = LevelEvents.of(recording).stream()
                .map(update -> update.toArray(new LevelEvents.Event[0]))
                .toArray(LevelEvents.Event[][]::new);
        long events = 0;
        for (LevelEvents.Event[] update : updates) {
            events += update.length;
        }
        return new Contest(
                "Order book",
                "level change",
                events,
                0,
                List.of(
                        Contest.contender("this book", () -> ours(updates)),
                        exchangeCore("exchange-core 0.5.3 direct", updates, BookContest::direct),
                        exchangeCore("exchange-core 0.5.3 naive", updates, BookContest::naive)));
    }

    private static double ours(LevelEvents.Event[][] updates) {
        OrderBook book = new OrderBook();
        long digest = 0;
        for (LevelEvents.Event[] update : updates) {
            for (LevelEvents.Event event : update) {
                book.apply(event.side(), event.price(), event.now());
            }
            digest = 31 * digest + book.bestBid() + 3 * book.bestAsk();
        }
        return Contender.exact(digest);
    }

    private static Contender exchangeCore(String name, LevelEvents.Event[][] updates, Supplier<IOrderBook> books) {
        return Contest.contender(name, () -> {
            IOrderBook book = books.get();
            OrderCommand command = new OrderCommand();
            L2MarketData top = new L2MarketData(1, 1);
            long digest = 0;
            for (LevelEvents.Event[] update : updates) {
                for (LevelEvents.Event event : update) {
                    apply(book, command, event);
                }
                book.fillBids(1, top);
                book.fillAsks(1, top);
                long bid = top.bidSize > 0 ? top.bidPrices[0] : 0;
                long ask = top.askSize > 0 ? top.askPrices[0] : 0;
                digest = 31 * digest + bid + 3 * ask;
            }
            return Contender.exact(digest);
        });
    }

    private static void apply(IOrderBook book, OrderCommand command, LevelEvents.Event event) {
        if (event.now() == event.before()) {
            return;
        }
        command.orderId = event.orderId();
        command.uid = USER;
        if (event.now() > 0 && event.now() < event.before()) {
            command.size = event.before() - event.now();
            book.reduceOrder(command);
            return;
        }
        if (event.before() > 0) {
            book.cancelOrder(command);
        }
        if (event.now() > 0) {
            command.orderId = event.orderId();
            command.orderType = OrderType.GTC;
            command.action = event.side() == Side.BUY ? OrderAction.BID : OrderAction.ASK;
            command.price = event.price();
            command.reserveBidPrice = event.price();
            command.size = event.now();
            book.newOrder(command);
        }
    }

    private static IOrderBook direct() {
        return new OrderBookDirectImpl(
                SYMBOL,
                ObjectsPool.createDefaultTestPool(),
                OrderBookEventsHelper.NON_POOLED_EVENTS_HELPER,
                LoggingConfiguration.DEFAULT);
    }

    private static IOrderBook naive() {
        return new OrderBookNaiveImpl(
                SYMBOL,
                ObjectsPool.createDefaultTestPool(),
                OrderBookEventsHelper.NON_POOLED_EVENTS_HELPER,
                LoggingConfiguration.DEFAULT);
    }
}
