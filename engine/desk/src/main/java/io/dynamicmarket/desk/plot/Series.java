package io.dynamicmarket.desk.plot;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What is drawn in a {@link Chart}. An empty label keeps it out of the legend. */
public sealed interface Series {
    String label();

    Tone tone();

    /** Every place it reaches, for the range of the axes. */
    Stream<Spot> spots();

    /** A place in the units of the axes. */
    record Spot(double x, double y) {}

    /** From low to high at x. */
    record Reach(double x, double low, double high) {}

    /** Dots; hollow ones for what is shown but not used. */
    record Points(String label, Tone tone, boolean hollow, List<Spot> at) implements Series {
        public Points {
            Objects.requireNonNull(label);
            Objects.requireNonNull(tone);
            at = List.copyOf(at);
        }

        @Override
        public Stream<Spot> spots() {
            return at.stream();
        }
    }

    record Line(String label, Tone tone, List<Spot> along) implements Series {
        public Line {
            Objects.requireNonNull(label);
            Objects.requireNonNull(tone);
            along = List.copyOf(along);
        }

        @Override
        public Stream<Spot> spots() {
            return along.stream();
        }
    }

    /** The area between two lines. */
    record Band(String label, Tone tone, List<Reach> along) implements Series {
        public Band {
            Objects.requireNonNull(label);
            Objects.requireNonNull(tone);
            along = List.copyOf(along);
        }

        @Override
        public Stream<Spot> spots() {
            return along.stream()
                    .flatMap(reach -> Stream.of(new Spot(reach.x(), reach.low()), new Spot(reach.x(), reach.high())));
        }
    }

    /** Bars around x, from zero or, in a waterfall, from where the last one ended. */
    record Bars(String label, Tone tone, List<Reach> bars) implements Series {
        private static final double HALF = 0.5;

        public Bars {
            Objects.requireNonNull(label);
            Objects.requireNonNull(tone);
            bars = List.copyOf(bars);
        }

        @Override
        public Stream<Spot> spots() {
            return bars.stream()
                    .flatMap(bar ->
                            Stream.of(new Spot(bar.x() - HALF, bar.low()), new Spot(bar.x() + HALF, bar.high())));
        }
    }
}
