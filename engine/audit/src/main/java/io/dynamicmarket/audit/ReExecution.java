package io.dynamicmarket.audit;

import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.audit.ReceiptHead;
import io.dynamicmarket.governance.audit.ReceiptLine;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** That each decision comes out again, byte by byte, from its recorded input under the release it names. */
final class ReExecution implements ReceiptCheck {
    private static final List<String> POLICY_KINDS = List.of("market", "treasury");

    private final Releases releases;
    private final String file;
    private final Findings findings;
    private final Map<ReleaseId, DecisionAgain> again = new HashMap<>();
    private final Map<String, Long> unknown = new TreeMap<>();
    private final Map<String, Long> others = new TreeMap<>();
    private long same;
    private long late;
    private long failed;
    private long different;

    ReExecution(Releases releases, String file, Findings findings) {
        this.releases = releases;
        this.file = file;
        this.findings = findings;
    }

    @Override
    public void receipt(ReceiptLine receipt) {
        if (!POLICY_KINDS.contains(receipt.kind())) {
            others.merge(receipt.kind(), 1L, Long::sum);
            return;
        }
        DecisionAgain decisions = again.get(receipt.release());
        if (decisions == null) {
            decisions = releases.find(receipt.release()).map(DecisionAgain::new).orElse(null);
            if (decisions == null) {
                unknown(receipt);
                return;
            }
            again.put(receipt.release(), decisions);
        }
        DecisionAgain.Outcome outcome = decisions.again(receipt);
        if (outcome instanceof DecisionAgain.Outcome.Differs differs) {
            different++;
            findings.add(new Refused(file, receipt.sequence(), differs.member(), differs.sentence()));
        } else if (outcome instanceof DecisionAgain.Outcome.Late) {
            late++;
        } else if (outcome instanceof DecisionAgain.Outcome.Failed) {
            failed++;
        } else {
            same++;
        }
    }

    /** Named once, at the first receipt of it. */
    private void unknown(ReceiptLine receipt) {
        if (unknown.merge(receipt.release().sha256(), 1L, Long::sum) == 1) {
            findings.add(new Refused(
                    file,
                    receipt.sequence(),
                    "release",
                    "Expected a release that is at hand, but got " + receipt.release()
                            + "; give its folder as --policy"));
        }
    }

    @Override
    public void end(ReceiptHead head) {
        again.values().forEach(DecisionAgain::closeSessions);
    }

    @Override
    public CheckReport report() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("same", same);
        values.put("late", late);
        values.put("failed", failed);
        values.put("different", different);
        values.put("unknownReleases", unknown);
        values.put("notByPolicy", others);
        values.put(
                "releases",
                again.keySet().stream().map(ReleaseId::sha256).sorted().toList());
        return new CheckReport(
                "re-executed",
                same + " decisions came out again byte by byte under " + again.size() + " release(s); " + late
                        + " were late and " + failed + " failed, each with the most restrictive answer; " + different
                        + " differ; not by policy: " + (others.isEmpty() ? "none" : others)
                        + (unknown.isEmpty() ? "" : "; under releases not at hand: " + unknown),
                values);
    }
}
