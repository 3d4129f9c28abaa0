package io.dynamicmarket.policy.bench;

import io.dynamicmarket.facts.MarketState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A contender with its ticks, in the form in which it takes them.
 *
 * @param <T> that form
 */
final class Prepared<T> implements AutoCloseable {
    private static final String TABLE = "/dmn/market-state.dmn";

    static final Prepared<?> NONE = new Prepared<>(new HandWritten(), List.of());

    private final Contender<T> contender;
    private final List<T> ticks = new ArrayList<>();

    private Prepared(Contender<T> contender, List<Tick> ticks) {
        this.contender = contender;
        ticks.forEach(tick -> this.ticks.add(contender.taken(tick)));
    }

    static Prepared<?> of(Way way, List<Tick> ticks) {
        return new Prepared<>(way.open(table()), ticks);
    }

    private static byte[] table() {
        try (InputStream file = Prepared.class.getResourceAsStream(TABLE)) {
            if (file == null) {
                throw new IllegalStateException("Expected " + TABLE + " on the class path, but it is not there");
            }
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    int size() {
        return ticks.size();
    }

    MarketState decide(int tick) {
        return contender.decide(ticks.get(tick));
    }

    @Override
    public void close() {
        contender.close();
    }
}
