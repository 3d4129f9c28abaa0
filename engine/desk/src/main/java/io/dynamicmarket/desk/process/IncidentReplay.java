package io.dynamicmarket.desk.process;

import io.dynamicmarket.adapters.postgres.PostgresStore;
import io.dynamicmarket.desk.loop.Policy;
import io.dynamicmarket.desk.loop.ReleasePolicy;
import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.governance.audit.CanonicalJson;
import io.dynamicmarket.governance.audit.FactJson;
import io.dynamicmarket.governance.audit.Receipt;
import io.dynamicmarket.governance.audit.ReceiptLine;
import io.dynamicmarket.governance.incident.Incident;
import io.dynamicmarket.policy.CompiledRelease;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * An incident once more, under the release that decides now: each decision of its window is taken again from its recorded
 * input, and the last one also as if the breaker had been released.
 */
final class IncidentReplay {
    /** Ten decisions a second: a minute before the trip, and four minutes after it. */
    private static final int BEFORE = 600;

    private static final int AFTER = 2_400;

    private static final int LOOKED_AT = 100;

    private final PostgresStore store;
    private final Supplier<CompiledRelease> release;

    IncidentReplay(PostgresStore store, Supplier<CompiledRelease> release) {
        this.store = store;
        this.release = release;
    }

    /**
     * What the replay showed.
     *
     * @param holds whether the breaker would stay released on what was seen last
     * @param json canonical, for the signers
     */
    record Shown(boolean holds, String json) {}

    Shown of(Incident incident) {
        List<MarketSituation> situations = new ArrayList<>();
        List<MarketDecision> decided = new ArrayList<>();
        for (Receipt receipt : window(incident)) {
            ReceiptLine line = ReceiptLine.read(receipt.json());
            situations.add(FactJson.read(MarketSituation.class, line.input()));
            decided.add(FactJson.read(MarketDecision.class, line.output()));
        }
        CompiledRelease running = release.get();
        try (Policy policy = ReleasePolicy.of(running)) {
            int differ = 0;
            for (int i = 0; i < situations.size(); i++) {
                differ += same(policy.decide(situations.get(i)), decided.get(i)) ? 0 : 1;
            }
            Optional<MarketSituation> last = last(incident);
            boolean holds = last.isPresent() && holds(policy, last.get(), incident.cause());
            return new Shown(holds, json(incident, running, situations, differ, last, holds));
        }
    }

    private List<Receipt> window(Incident incident) {
        List<Receipt> latestFirst =
                new ArrayList<>(store.receipts("market", incident.receipt() + AFTER, BEFORE + AFTER));
        latestFirst.removeIf(receipt ->
                !receipt.market().equals(incident.market()) || receipt.sequence() < incident.receipt() - BEFORE);
        Collections.reverse(latestFirst);
        return latestFirst;
    }

    /** What the market was seen to be last, which may be long after the window. */
    private Optional<MarketSituation> last(Incident incident) {
        return store.receipts("market", Long.MAX_VALUE, LOOKED_AT).stream()
                .filter(receipt -> receipt.market().equals(incident.market()))
                .findFirst()
                .map(receipt -> FactJson.read(
                        MarketSituation.class, ReceiptLine.read(receipt.json()).input()));
    }

    private static boolean same(MarketDecision again, MarketDecision then) {
        return again.state().state() == then.state().state()
                && again.directive().mode() == then.directive().mode()
                && again.newlyTripped().equals(then.newlyTripped());
    }

    private static boolean holds(Policy policy, MarketSituation last, BreakerKind cause) {
        List<BreakerTripped> others =
                last.tripped().stream().filter(trip -> trip.kind() != cause).toList();
        MarketDecision decision = policy.decide(new MarketSituation(
                last.asOfMillis(),
                last.venueKind(),
                last.features(),
                last.health(),
                last.inventory(),
                last.pnl(),
                last.fillQuality(),
                last.readings(),
                last.quality(),
                last.gas(),
                last.stateInForce(),
                others,
                last.overrides(),
                last.fills(),
                last.hedging(),
                last.escalated()));
        return decision.tripped().stream().noneMatch(trip -> trip.kind() == cause);
    }

    private static String json(
            Incident incident,
            CompiledRelease running,
            List<MarketSituation> situations,
            int differ,
            Optional<MarketSituation> last,
            boolean holds) {
        Map<String, Object> values = new TreeMap<>();
        values.put("format", "incident-replay/1");
        values.put("incident", incident.id());
        values.put("release", running.id());
        values.put("decisions", situations.size());
        values.put("differ", differ);
        values.put("holds", holds);
        if (!situations.isEmpty()) {
            values.put("fromMillis", situations.get(0).asOfMillis());
            values.put("untilMillis", situations.get(situations.size() - 1).asOfMillis());
        }
        last.ifPresent(seen -> values.put("lastSeenMillis", seen.asOfMillis()));
        return CanonicalJson.of(values);
    }
}
