package io.dynamicmarket.governance.preset;

import io.dynamicmarket.facts.PresetBound;
import io.dynamicmarket.facts.PresetName;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.activation.Activation;
import io.dynamicmarket.governance.activation.InForce;
import io.dynamicmarket.governance.activation.Order;
import io.dynamicmarket.governance.activation.Releases;
import io.dynamicmarket.governance.activation.Ruling;
import io.dynamicmarket.governance.activation.Scope;
import io.dynamicmarket.governance.release.Draft;
import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.governance.release.StoredRelease;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Changes presets for a while, within the bounds that governance set: inside the range, by at most a step from the value in
 * force, not sooner than an interval after the last change of the field. A change is a release, the one in force with the
 * preset's file edited, activated with an end: the return is what ruled before, and nobody has to remember it.
 *
 * <p>A change ends at the latest where what is in force changes by itself, so that a second one on top of a first ends with
 * it, and steps cannot be stacked into a walk that never returns.
 */
public final class PresetLane {
    private static final int MOST_SEARCHED = 1_000;

    private final Releases releases;
    private final PresetFiles files;

    public PresetLane(Releases releases, PresetFiles files) {
        this.releases = releases;
        this.files = files;
    }

    /**
     * Makes a change if it lies within the bounds.
     *
     * @param bounds of the release in force, one per field that may be changed
     * @throws IllegalArgumentException with a sentence, if the wish makes no sense
     */
    public synchronized LaneAnswer change(PresetChange wanted, List<PresetBound> bounds, long nowMillis) {
        if (!(inForce(wanted.scope(), nowMillis) instanceof InForce.Valid valid)) {
            throw new IllegalArgumentException("Expected a release in force for "
                    + wanted.scope().text() + " to change a preset of, but there is none");
        }
        Release base = releases.release(valid.period().release());
        List<String> sentences = new ArrayList<>();
        long until = Math.min(wanted.untilMillis(), nextChange(wanted.scope(), nowMillis));
        for (Map.Entry<String, List<Double>> field : wanted.fields().entrySet()) {
            PresetBound bound = bounds.stream()
                    .filter(each -> each.field().equals(field.getKey()))
                    .findFirst()
                    .orElse(null);
            if (bound == null) {
                sentences.add("Expected a field that quants may change alone, one of "
                        + bounds.stream().map(PresetBound::field).toList() + ", but got " + field.getKey());
                continue;
            }
            List<Double> now = files.values(base, wanted.preset(), field.getKey());
            BoundCheck.check(bound, now, field.getValue(), sentences);
            checkInterval(bound, wanted, nowMillis, sentences);
            until = Math.min(until, Math.addExact(nowMillis, bound.returnAfterMillis()));
        }
        return sentences.isEmpty() ? changed(wanted, base, until, nowMillis) : new LaneAnswer.NeedsProposal(sentences);
    }

    private LaneAnswer changed(PresetChange wanted, Release base, long untilMillis, long nowMillis) {
        Draft draft = new Draft(base, files.edited(base, wanted.preset(), wanted.fields()), Set.of());
        StoredRelease stored = releases.keep(draft, wanted.operator(), wanted.reason(), nowMillis);
        Order order = new Order(
                wanted.scope(),
                new Ruling.Use(stored.id()),
                Order.NOW,
                untilMillis,
                wanted.operator(),
                wanted.reason());
        return new LaneAnswer.Changed(releases.activate(order, nowMillis));
    }

    private void checkInterval(PresetBound bound, PresetChange wanted, long nowMillis, List<String> sentences) {
        for (Activation activation : releases.activations(nowMillis, MOST_SEARCHED)) {
            long next = Math.addExact(activation.fromMillis(), bound.minIntervalMillis());
            if (activation.recordedAtMillis() + bound.minIntervalMillis() <= nowMillis
                    && activation.fromMillis() <= activation.recordedAtMillis()) {
                // older ones took effect earlier still, but for those that were made for a later time
                continue;
            }
            if (activation.fromMillis() <= nowMillis
                    && next > nowMillis
                    && concerns(activation.scope(), wanted.scope())
                    && changes(activation, wanted.preset(), bound.field())) {
                sentences.add("Expected at least " + bound.minIntervalMillis() + " ms between two changes of "
                        + bound.field() + " of " + wanted.preset() + ", but it was changed at "
                        + Instant.ofEpochMilli(activation.fromMillis()) + " by " + activation.operator());
                return;
            }
        }
    }

    /** What rules everything also rules a market without a release of its own. */
    private static boolean concerns(Scope changed, Scope wanted) {
        return changed.equals(wanted) || changed instanceof Scope.Everything || wanted instanceof Scope.Everything;
    }

    /** Whether an activation has brought another value of a field than what ruled just before it. */
    private boolean changes(Activation activation, PresetName preset, String field) {
        if (!(activation.ruling() instanceof Ruling.Use use)
                || !(inForce(activation.scope(), activation.fromMillis() - 1) instanceof InForce.Valid before)) {
            return false;
        }
        return !values(use.release(), preset, field)
                .equals(values(before.period().release(), preset, field));
    }

    private List<Double> values(ReleaseId release, PresetName preset, String field) {
        return files.values(releases.release(release), preset, field);
    }

    private InForce inForce(Scope scope, long nowMillis) {
        return scope instanceof Scope.OneMarket one
                ? releases.inForce(one.market(), nowMillis)
                : releases.everything(nowMillis, nowMillis);
    }

    private long nextChange(Scope scope, long nowMillis) {
        return scope instanceof Scope.OneMarket one
                ? releases.nextChange(one.market(), nowMillis)
                : releases.timeline(scope, nowMillis).nextChangeAfter(nowMillis);
    }
}
