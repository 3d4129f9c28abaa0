package io.dynamicmarket.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.audit.ReceiptLine;
import java.util.ArrayList;
import java.util.List;

/** Who put a release in force, as far as the chain itself tells: a desk that changes its release leaves a receipt. */
final class ChainApprovals implements Approvals {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<Change> changes = new ArrayList<>();

    private record Change(String release, Approval approval) {}

    /** Takes a receipt; those of other kinds are passed over. */
    void take(ReceiptLine receipt) {
        if (receipt.kind().equals("activation")) {
            try {
                JsonNode input = JSON.readTree(receipt.input());
                changes.add(new Change(
                        input.path("to").asText(),
                        new Approval(
                                "activated (receipt " + receipt.sequence() + ")",
                                input.path("operator").asText(),
                                input.path("reason").asText(),
                                receipt.atMillis())));
            } catch (JsonProcessingException e) {
                throw new AuditInputUnusable(
                        "Expected JSON in receipt " + receipt.sequence() + ", but it has none.", e);
            }
        }
    }

    /** The last change to the release before the instant. */
    @Override
    public List<Approval> of(ReleaseId release, MarketId market, long atMillis) {
        return changes.stream()
                .filter(change -> change.release().equals(release.sha256())
                        && change.approval().atMillis() <= atMillis)
                .reduce((earlier, later) -> later)
                .map(change -> List.of(change.approval()))
                .orElse(List.of());
    }
}
