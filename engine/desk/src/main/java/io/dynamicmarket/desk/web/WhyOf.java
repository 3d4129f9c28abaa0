package io.dynamicmarket.desk.web;

import io.dynamicmarket.audit.Approvals;
import io.dynamicmarket.audit.Explanation;
import io.dynamicmarket.desk.run.Desk;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.activation.InForce;
import io.dynamicmarket.governance.activation.Releases;
import io.dynamicmarket.governance.activation.UnknownRelease;
import io.dynamicmarket.governance.audit.ReceiptLine;
import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.governance.release.StoredRelease;
import io.dynamicmarket.policy.CompiledRelease;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Explains kept decisions with the desk's own store of releases: any past one under the release of then. */
final class WhyOf implements Approvals {
    private final Desk desk;

    WhyOf(Desk desk) {
        this.desk = desk;
    }

    /** An explanation as {@code why/1}. */
    String receipt(ReceiptLine receipt) {
        CompiledRelease running = desk.release();
        if (receipt.release().equals(running.id())) {
            return Explanation.of(receipt, running, this).toJson();
        }
        Optional<Release> stored = stored(receipt.release());
        if (stored.isEmpty()) {
            return Explanation.withoutRelease(receipt, this).toJson();
        }
        // seconds, and only for decisions of another release than the one that rules
        try (CompiledRelease then = CompiledRelease.compileCold(stored.get())) {
            return Explanation.of(receipt, then, this).toJson();
        }
    }

    private Optional<Release> stored(ReleaseId id) {
        try {
            return Optional.of(desk.releases().release(id));
        } catch (UnknownRelease unknown) {
            return Optional.empty();
        }
    }

    @Override
    public List<Approval> of(ReleaseId release, MarketId market, long atMillis) {
        Releases releases = desk.releases();
        List<Approval> approvals = new ArrayList<>();
        try {
            StoredRelease stored = releases.stored(release);
            approvals.add(new Approval("released", stored.author(), stored.reason(), stored.createdAtMillis()));
        } catch (UnknownRelease unknown) {
            return List.of();
        }
        if (releases.inForce(market, atMillis) instanceof InForce.Valid valid
                && valid.period().release().equals(release)) {
            releases.activationOf(valid, atMillis)
                    .ifPresent(activation -> approvals.add(new Approval(
                            "activated for " + activation.scope().text(),
                            activation.operator(),
                            activation.reason(),
                            activation.recordedAtMillis())));
        }
        return approvals;
    }
}
