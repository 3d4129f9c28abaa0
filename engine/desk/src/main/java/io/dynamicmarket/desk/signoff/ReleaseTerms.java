package io.dynamicmarket.desk.signoff;

import io.dynamicmarket.facts.Automation;
import io.dynamicmarket.facts.AutomationRule;
import io.dynamicmarket.facts.Deadline;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.facts.SignOffAction;
import io.dynamicmarket.facts.SignOffTerms;
import io.dynamicmarket.governance.activation.Releases;
import io.dynamicmarket.governance.signoff.SignOffRefused;
import io.dynamicmarket.governance.signoff.SignOffRefused.Reason;
import io.dynamicmarket.policy.PolicyTables;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The terms of the release that is in force for everything; that of a single market has no say in who signs. */
final class ReleaseTerms implements DeskTerms {
    private final Releases releases;
    private final Clock clock;
    private Read last;

    /** @param tables of the release */
    private record Read(ReleaseId release, PolicyTables tables) {}

    ReleaseTerms(Releases releases, Clock clock) {
        this.releases = releases;
        this.clock = clock;
        this.last = read(inForce());
    }

    @Override
    public SignOffTerms of(SignOffAction action) {
        return tables().signOffTerms(action);
    }

    @Override
    public Map<SignOffAction, SignOffTerms> of(Set<SignOffAction> actions) {
        PolicyTables once = tables();
        return actions.stream().collect(Collectors.toMap(Function.identity(), once::signOffTerms));
    }

    @Override
    public long millis(Deadline.Duty duty) {
        return tables().deadline(duty).millis();
    }

    @Override
    public Optional<AutomationRule> automation(Automation automation, String marketState, boolean killSwitch) {
        return tables().automation(automation, marketState, killSwitch);
    }

    private synchronized PolicyTables tables() {
        ReleaseId inForce = inForce();
        if (!last.release().equals(inForce)) {
            last = read(inForce);
        }
        return last.tables();
    }

    @Override
    public ReleaseId inForce() {
        long now = clock.millis();
        return releases.everything(now, now)
                .release()
                .orElseThrow(() -> new SignOffRefused(
                        Reason.OUT_OF_DATE, "Expected a release in force for everything, but there is none"));
    }

    private Read read(ReleaseId id) {
        return new Read(id, PolicyTables.read(releases.release(id)));
    }
}
