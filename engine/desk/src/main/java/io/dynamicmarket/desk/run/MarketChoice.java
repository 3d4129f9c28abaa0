package io.dynamicmarket.desk.run;

import io.dynamicmarket.adapters.venue.BinanceEndpoints;
import java.nio.file.Path;
import java.util.Objects;

/** Which market the living desk makes. */
public sealed interface MarketChoice {
    /**
     * A seeded simulator that speaks Binance's format over a loopback WebSocket, with a mirrored second venue.
     *
     * @param seed decides every message
     */
    record Simulated(long seed) implements MarketChoice {}

    /**
     * A recording, played into the desk.
     *
     * @param file the recording
     * @param speed recorded seconds per second, positive
     */
    record Recorded(Path file, double speed) implements MarketChoice {
        public Recorded {
            Objects.requireNonNull(file);
            if (!(speed > 0)) {
                throw new IllegalArgumentException("Expected a speed above 0, but got " + speed);
            }
        }
    }

    /**
     * The venue itself, in paper mode.
     *
     * @param endpoints addresses of its public feeds
     * @param symbol the venue's own symbol
     */
    record Live(BinanceEndpoints endpoints, String symbol) implements MarketChoice {
        public Live {
            Objects.requireNonNull(endpoints);
            Objects.requireNonNull(symbol);
        }
    }
}
