package io.dynamicmarket.policy.mutation;

import io.dynamicmarket.policy.mutation.Mutant.Draft;
import io.dynamicmarket.policy.table.TableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A table with one cell changed. */
final class TableMutants {
    private TableMutants() {}

    static List<Draft> of(String path, byte[] bytes) {
        TableText table = TableText.read(bytes);
        List<Draft> drafts = new ArrayList<>();
        if (table == null) {
            return drafts;
        }
        for (int row = 0; row < table.lines().size(); row++) {
            int number = row;
            TableText.Line line = table.lines().get(row);
            for (int i = 0; i < Math.min(line.cells().size(), table.headings().size()); i++) {
                int column = i;
                TableText.Heading heading = table.headings().get(i);
                String cell = line.cells().get(i);
                Set<String> changes = heading.input()
                        ? CellChanges.ofInput(cell, heading)
                        : CellChanges.ofOutput(
                                cell,
                                table.lines().stream()
                                        .map(one -> one.cells().get(column))
                                        .toList());
                for (String change : changes) {
                    drafts.add(new Draft(
                            Mutant.of(path, line.id() + ", " + heading.name(), cell, change),
                            () -> table.with(number, column, change)));
                }
            }
        }
        return drafts;
    }
}
