package io.dynamicmarket.policy.gate;

import io.dynamicmarket.policy.FactNames;
import io.dynamicmarket.policy.table.TableText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * Every number of a table has a unit that is stated, and stated once: the last word of the column's name, the last part
 * of its label, the name of the fact and what is noted at a cell all say the same.
 */
final class UnitCheck {
    private static final Set<String> OWN_UNIT = Set.of("unit of the row");

    private final Set<String> facts = FactNames.all();
    private final List<GateFinding> findings = new ArrayList<>();

    private UnitCheck() {}

    static List<GateFinding> check(SortedMap<String, byte[]> files) {
        UnitCheck check = new UnitCheck();
        files.forEach((path, bytes) -> {
            TableText table = path.endsWith(".dmn") ? TableText.read(bytes) : null;
            if (table != null) {
                check.table(path, table);
            }
        });
        return check.findings;
    }

    private void table(String path, TableText table) {
        for (int i = 0; i < table.headings().size(); i++) {
            TableText.Heading heading = table.headings().get(i);
            if (!heading.type().equals("number")) {
                continue;
            }
            String unit = heading(path, table, heading);
            for (TableText.Line line : table.lines()) {
                if (i < line.cells().size()) {
                    cell(path, heading, unit, line, i);
                }
            }
        }
    }

    private String heading(String path, TableText table, TableText.Heading heading) {
        String named = Unit.ofName(heading.name());
        String labelled = Unit.ofLabel(heading.label());
        fact(path, heading.name());
        if (named.isEmpty() && labelled.isEmpty()) {
            fault(
                    path,
                    heading.name(),
                    "Expected a unit as the last word of the name or after the last comma of the label, but got the label '"
                            + heading.label() + "'");
        } else if (!named.isEmpty() && !labelled.isEmpty() && !named.equals(labelled)) {
            fault(
                    path,
                    heading.name(),
                    "Expected name and label of one unit, but the name says " + named + " and the label " + labelled);
        }
        if (OWN_UNIT.contains(labelled)
                && table.headings().stream().noneMatch(other -> other.name().equals("unit"))) {
            fault(path, heading.name(), "Expected a column unit that states the unit of each row, but there is none");
        }
        return named.isEmpty() ? labelled : named;
    }

    /** A column that a fact has under another unit. */
    private void fact(String path, String name) {
        String unit = Unit.ofName(name);
        String stem = Unit.stem(name);
        if (facts.contains(name) || stem.isEmpty()) {
            return;
        }
        facts.stream()
                .filter(fact -> !Unit.stem(fact).equals(fact))
                .filter(fact ->
                        Unit.stem(fact).equals(stem) && !Unit.ofName(fact).equals(unit))
                .findFirst()
                .ifPresent(fact -> fault(
                        path,
                        name,
                        "Expected " + fact + " in " + Unit.ofName(fact) + " as the fact has it, but the column is "
                                + name + (unit.isEmpty() ? " without a unit" : " in " + unit)));
    }

    private void cell(String path, TableText.Heading heading, String unit, TableText.Line line, int column) {
        String noted = Unit.ofLabel(line.notes().get(column));
        String place = line.id() + ", " + heading.name();
        if (!noted.isEmpty() && !noted.equals(unit)) {
            fault(path, place, "Expected the unit of the column, " + unit + ", but the cell is noted in " + noted);
        }
        String text = line.cells().get(column);
        if (unit.equals("share")
                && !heading.input()
                && text.matches("-?\\d+(\\.\\d+)?")
                && new BigDecimal(text).abs().compareTo(BigDecimal.ONE) > 0) {
            findings.add(GateFinding.warning(
                    Check.UNITS,
                    path,
                    place,
                    "Expected a share of up to 1, but got " + text + ": is it percent or bps?"));
        }
    }

    private void fault(String path, String place, String sentence) {
        findings.add(GateFinding.error(Check.UNITS, path, place, sentence));
    }
}
