package io.dynamicmarket.policy.treasury;

import io.dynamicmarket.facts.Playbook;
import io.dynamicmarket.facts.TreasurySituation;
import io.dynamicmarket.governance.audit.TableMargins;
import io.dynamicmarket.policy.AskedTable;
import io.dynamicmarket.policy.DecisionMargins;
import io.dynamicmarket.policy.table.Tables;
import java.util.List;

/** How nearly the tables of an epoch would have answered otherwise. */
public final class TreasuryMargins {
    private TreasuryMargins() {}

    /** In the order in which they are asked; none where one has no answer, since everything is held then. */
    public static List<TableMargins> of(Tables tables, List<Playbook> playbooks, TreasurySituation situation) {
        try {
            return explain(tables, playbooks, situation).stream()
                    .map(table -> DecisionMargins.of(
                            table.explanation().hit(), table.explanation().margins()))
                    .toList();
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException withoutAnswer) {
            return List.of();
        }
    }

    /** The same with the reason why each other row did not answer. */
    public static List<AskedTable> explain(Tables tables, List<Playbook> playbooks, TreasurySituation situation) {
        Playbook playbook = playbooks.stream()
                .filter(each -> each.state() == situation.state())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "Expected a playbook for " + situation.state() + ", but there is none"));
        return EpochRows.of(tables, situation, playbook).asked().stream()
                .map(asked -> new AskedTable(asked.inputs(), asked.table().explain(asked.inputs())))
                .toList();
    }
}
