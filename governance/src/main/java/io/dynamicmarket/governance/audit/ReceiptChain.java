package io.dynamicmarket.governance.audit;

/** Chains receipts; a pure function of the head and the decision. */
public final class ReceiptChain {
    private ReceiptChain() {}

    /** The receipt that follows a head. */
    public static Receipt next(ReceiptHead head, DecisionRecord decision) {
        long sequence = head.sequence() + 1;
        // "hash" sorts between "fired" and "input": the text is written around the place where it will stand.
        StringBuilder json = new StringBuilder(8192);
        json.append("{\"at\":\"").append(UtcTime.ofMillis(decision.atMillis())).append("\",\"fired\":");
        CanonicalJson.write(decision.fired(), json);
        json.append(',');
        int hashAt = json.length();
        json.append("\"input\":");
        CanonicalJson.write(decision.input(), json);
        json.append(",\"kind\":\"").append(decision.kind()).append("\",\"margins\":");
        CanonicalJson.write(decision.margins(), json);
        json.append(",\"market\":");
        CanonicalJson.write(decision.market(), json);
        json.append(",\"output\":");
        CanonicalJson.write(decision.output(), json);
        json.append(",\"previous\":\"").append(head.hash());
        json.append("\",\"release\":\"").append(decision.release().sha256());
        json.append("\",\"sequence\":").append(sequence).append(",\"v\":\"receipt/2\"}");
        String hash = Sha256.hex(json.toString());
        json.insert(hashAt, "\"hash\":\"" + hash + "\",");
        return new Receipt(
                sequence,
                decision.kind(),
                decision.market(),
                decision.atMillis(),
                decision.release(),
                head.hash(),
                hash,
                json.toString());
    }
}
