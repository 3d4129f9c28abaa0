package io.dynamicmarket.policy.mutation;

import io.dynamicmarket.policy.mutation.Mutant.Draft;
import io.dynamicmarket.policy.rule.Condition;
import io.dynamicmarket.policy.rule.DrlFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A rule with one of its conditions changed. */
final class RuleMutants {
    private RuleMutants() {}

    static List<Draft> of(DrlFile file) {
        List<Draft> drafts = new ArrayList<>();
        for (Condition condition : Condition.of(file)) {
            for (Condition.Change change : condition.changes()) {
                String changed = file.text().substring(0, change.from())
                        + change.instead()
                        + file.text().substring(change.to());
                drafts.add(new Draft(
                        Mutant.of(
                                file.path(),
                                condition.rule() + " line " + change.line(),
                                file.text()
                                        .substring(change.from(), change.to())
                                        .strip(),
                                change.instead().strip()),
                        () -> changed.getBytes(StandardCharsets.UTF_8)));
            }
        }
        return drafts;
    }
}
