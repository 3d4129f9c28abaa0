package io.dynamicmarket.desk.experiment;

import io.dynamicmarket.desk.loop.LoopSettings;
import io.dynamicmarket.facts.FeatureSettings;
import io.dynamicmarket.facts.FeedSettings;
import io.dynamicmarket.facts.VenueKind;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.quoting.experiment.Conditions;
import io.dynamicmarket.quoting.experiment.RecordedTape;
import io.dynamicmarket.quoting.experiment.TapeOverview;
import io.dynamicmarket.quoting.fill.PaperSettings;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The ground an experiment stands on: a tape, what is known of it, and all that stays the same throughout.
 *
 * @param request what was asked for
 * @param tape to be played
 * @param overview of it
 * @param conditions that all runs share
 * @param market that stands still, for the rules
 * @param release id of the policy
 */
record Ground(
        ExperimentRequest request,
        RecordedTape tape,
        TapeOverview overview,
        Conditions conditions,
        StatedMarket market,
        String release) {
    static final String NOT_PLAYED =
            "changes of state, breakers, overrides, hedges and the treasury; one directive stands all the time";

    static Ground of(ExperimentRequest request, CompiledRelease release) throws IOException {
        RecordedTape tape = new RecordedTape(request.recording());
        // the recordings are of exchanges, whatever cadence is tried on them
        FeatureSettings features = release.featureSettings(VenueKind.CEX);
        FeedSettings feed = release.feedSettings(VenueKind.CEX);
        TapeOverview overview = TapeOverview.of(tape, features, feed);
        LoopSettings loop = LoopSettings.standard().seeded(request.seed());
        Conditions conditions = new Conditions(
                overview.instrument(),
                overview.firstMidUnits(),
                release.sizing(overview.instrument().market()),
                release.fees(overview.instrument().venue()),
                release.minimum(overview.instrument().venue()),
                release.orderCare(VenueKind.CEX),
                loop.decisionIntervalNanos(),
                loop.paper(),
                features,
                feed,
                request.shock(),
                request.markoutMillis());
        return new Ground(
                request,
                tape,
                overview,
                conditions,
                new StatedMarket(release, request, overview),
                release.id().sha256());
    }

    /** For the JSON reports. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("recording", String.valueOf(request.recording().getFileName()));
        values.put("market", overview.instrument().market().value());
        values.put("venue", overview.instrument().venue().value());
        values.put("frames", overview.frames());
        values.put("refused", overview.refused());
        values.put("gaps", overview.gaps());
        values.put("marketSeconds", overview.seconds());
        values.put("heldFixed", heldFixed());
        values.put("notPlayed", NOT_PLAYED);
        return values;
    }

    private Map<String, Object> heldFixed() {
        PaperSettings paper = conditions.paper();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("release", release);
        values.put("state", request.state().name());
        values.put("venueKind", request.venueKind().name());
        values.put("volatilityFactor", request.shock().volatilityFactor());
        values.put("gasBps", request.shock().gasFeeBps());
        values.put("markoutMillis", request.markoutMillis());
        values.put("placeLatencyMicros", paper.placeLatencyNanos() / 1e3);
        values.put("cancelLatencyMicros", paper.cancelLatencyNanos() / 1e3);
        values.put("seed", request.seed());
        return values;
    }

    /** What is held fixed, in one line. */
    String setting() {
        return String.join(
                "; ",
                heldFixed().entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .toList());
    }

    /** For people. */
    String inWords() {
        PaperSettings paper = conditions.paper();
        return "market       " + overview.instrument().market() + " at "
                + overview.instrument().venue() + ", " + Figures.number(overview.seconds(), 1)
                + " s of market time, " + overview.frames() + " frames, " + overview.refused() + " refused, "
                + overview.gaps() + " gaps\n"
                + "held fixed   state " + request.state() + ", cadence of a " + request.venueKind() + ", release "
                + release.substring(0, 12) + ", latency " + Figures.number(paper.placeLatencyNanos() / 1e6, 2)
                + " ms in and " + Figures.number(paper.cancelLatencyNanos() / 1e6, 2) + " ms out (seed "
                + request.seed() + ")\n"
                + "not played   " + NOT_PLAYED + "\n"
                + "shock        mid moves " + Figures.number(request.shock().volatilityFactor(), 2)
                + " times as far as recorded, gas "
                + Figures.number(request.shock().gasFeeBps(), 2) + " bps a refresh";
    }
}
