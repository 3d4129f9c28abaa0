package io.dynamicmarket.desk.run;

import io.dynamicmarket.adapters.venue.BinanceEndpoints;
import io.dynamicmarket.adapters.venue.BinanceStream;
import io.dynamicmarket.adapters.venue.FrameSource;
import io.dynamicmarket.adapters.venue.LinkSettings;
import io.dynamicmarket.adapters.venue.RecordingSource;
import io.dynamicmarket.adapters.venue.SimulatedVenue;
import io.dynamicmarket.adapters.venue.SimulationSettings;
import io.dynamicmarket.quoting.feed.Refusal;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Where the frames of the chosen market come from, and the simulated venues behind them if there are any. */
final class VenueSide implements AutoCloseable {
    /** Another flow of orders around the same fair value: the mirrored venue. */
    private static final long MIRROR = 0x9E3779B97F4A7C15L;

    private final List<FrameSource> sources;
    private final LiveMarket.Time time;
    private final List<SimulatedVenue> venues;

    private VenueSide(List<FrameSource> sources, LiveMarket.Time time, List<SimulatedVenue> venues) {
        this.sources = sources;
        this.time = time;
        this.venues = venues;
    }

    static VenueSide open(MarketChoice choice, InstantSource clock, Consumer<Refusal> refused) throws IOException {
        if (choice instanceof MarketChoice.Recorded recorded) {
            FrameSource source = new RecordingSource(recorded.file(), recorded.speed(), clock, refused);
            return new VenueSide(List.of(source), LiveMarket.Time.FRAMES, List.of());
        }
        if (choice instanceof MarketChoice.Live live) {
            FrameSource source = stream(live.endpoints(), live.symbol(), clock);
            return new VenueSide(List.of(source), LiveMarket.Time.WALL, List.of());
        }
        if (choice instanceof MarketChoice.Simulated simulated) {
            return simulated(simulated.seed(), clock);
        }
        throw new IllegalStateException("Expected a market that can be made, but got " + choice);
    }

    private static VenueSide simulated(long seed, InstantSource clock) throws IOException {
        SimulationSettings quoted = SimulationSettings.bitcoin(seed);
        SimulationSettings mirrored = new SimulationSettings(
                quoted.symbol(), quoted.startTicks(), quoted.pathSeed(), quoted.flowSeed() ^ MIRROR);
        SimulatedVenue first = SimulatedVenue.open(quoted, 0, 0, clock);
        SimulatedVenue second = SimulatedVenue.open(mirrored, 0, 0, clock);
        return new VenueSide(
                List.of(
                        stream(first.endpoints(), quoted.symbol(), clock),
                        stream(second.endpoints(), mirrored.symbol(), clock)),
                LiveMarket.Time.WALL,
                List.of(first, second));
    }

    private static FrameSource stream(BinanceEndpoints endpoints, String symbol, InstantSource clock) {
        return new BinanceStream(endpoints, symbol, LinkSettings.standard(), clock, new SplittableRandom());
    }

    List<FrameSource> sources() {
        return sources;
    }

    LiveMarket.Time time() {
        return time;
    }

    @Override
    public void close() {
        venues.forEach(SimulatedVenue::close);
    }
}
