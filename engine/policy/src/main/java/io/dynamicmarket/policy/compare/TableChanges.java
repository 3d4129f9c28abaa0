package io.dynamicmarket.policy.compare;

import io.dynamicmarket.policy.compare.Change.Part;
import io.dynamicmarket.policy.sheet.DmnDocument;
import io.dynamicmarket.policy.sheet.SheetRefused;
import io.dynamicmarket.policy.sheet.TableText;
import io.dynamicmarket.policy.sheet.TableText.ColumnText;
import io.dynamicmarket.policy.sheet.TableText.RowText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What differs between two versions of a decision table. */
final class TableChanges {
    private final TableText before;
    private final TableText after;
    private final List<Change> changes = new ArrayList<>();

    private TableChanges(TableText before, TableText after) {
        this.before = before;
        this.after = after;
    }

    /** A file that cannot be read as a table is compared line by line. */
    static List<Change> between(byte[] before, byte[] after) {
        DmnDocument old;
        DmnDocument now;
        try {
            old = DmnDocument.read(before);
            now = DmnDocument.read(after);
        } catch (SheetRefused unreadable) {
            return TextChanges.between(before, after);
        }
        List<Change> changes = new TableChanges(old.table(), now.table()).all();
        if (!told(old, now, after)) {
            changes.add(TextChanges.layout());
        }
        return changes;
    }

    /** Whether the table's texts are all that differs: writing those of one into the other gives it byte by byte. */
    private static boolean told(DmnDocument old, DmnDocument now, byte[] after) {
        try {
            return Arrays.equals(old.with(now.table()), after);
        } catch (SheetRefused otherColumns) {
            return !old.table().equals(now.table());
        }
    }

    private List<Change> all() {
        changed(Part.TABLE, "", before.name(), after.name());
        changed(Part.DESCRIPTION, "", before.description(), after.description());
        changed(Part.HIT_POLICY, "", before.hitPolicy(), after.hitPolicy());
        Map<String, Placed<ColumnText>> oldColumns = columns(before);
        Map<String, Placed<ColumnText>> nowColumns = columns(after);
        compare(Part.COLUMN, oldColumns, nowColumns, (name, old, now) -> {
            changed(Part.COLUMN_TYPE, name, old.item().type(), now.item().type());
            changed(Part.ALLOWED_VALUES, name, old.item().allowed(), now.item().allowed());
        });
        compare(Part.ROW, rows(before), rows(after), (id, old, now) -> {
            oldColumns.forEach((name, column) -> {
                Placed<ColumnText> same = nowColumns.get(name);
                if (same != null) {
                    changed(
                            Part.CELL,
                            id + ", " + name,
                            cell(old.item(), column.index()),
                            cell(now.item(), same.index()));
                }
            });
            if (old.item().cells().size() != before.columns().size()
                    || now.item().cells().size() != after.columns().size()) {
                changed(
                        Part.CELL,
                        id + ", number of cells",
                        String.valueOf(old.item().cells().size()),
                        String.valueOf(now.item().cells().size()));
            }
            changed(Part.DESCRIPTION, id, old.item().description(), now.item().description());
        });
        return changes;
    }

    /** A thing and where it stands. */
    private record Placed<T>(T item, int index) {}

    private interface Both<T> {
        void compare(String name, Placed<T> old, Placed<T> now);
    }

    private <T> void compare(Part part, Map<String, Placed<T>> old, Map<String, Placed<T>> now, Both<T> both) {
        old.forEach((name, one) -> {
            if (!now.containsKey(name)) {
                changes.add(Change.removed(part, name, shown(one.item())));
            }
        });
        List<String> kept = old.keySet().stream().filter(now::containsKey).toList();
        List<String> keptNow = now.keySet().stream().filter(old::containsKey).toList();
        List<String> still = Order.unmoved(kept, keptNow);
        now.forEach((name, other) -> {
            Placed<T> one = old.get(name);
            if (one == null) {
                changes.add(Change.added(part, name, shown(other.item())));
                return;
            }
            if (!still.contains(name)) {
                changes.add(Change.moved(part, name, one.index() + 1, other.index() + 1));
            }
            both.compare(name, one, other);
        });
    }

    private void changed(Part part, String place, String old, String now) {
        if (!old.equals(now)) {
            changes.add(Change.changed(part, place, old, now));
        }
    }

    private static String shown(Object item) {
        if (item instanceof RowText row) {
            return String.join(" | ", row.cells()) + " | " + row.description();
        }
        ColumnText column = (ColumnText) item;
        return (column.input() ? "input " : "output ")
                + column.type()
                + (column.allowed().isEmpty() ? "" : " " + column.allowed());
    }

    private static String cell(RowText row, int column) {
        return column < row.cells().size() ? row.cells().get(column) : "";
    }

    private static Map<String, Placed<ColumnText>> columns(TableText table) {
        Map<String, Placed<ColumnText>> columns = new LinkedHashMap<>();
        for (int i = 0; i < table.columns().size(); i++) {
            ColumnText column = table.columns().get(i);
            String name = columns.containsKey(column.name()) ? "-> " + column.name() : column.name();
            columns.put(Order.free(name, columns.keySet()), new Placed<>(column, i));
        }
        return columns;
    }

    private static Map<String, Placed<RowText>> rows(TableText table) {
        Map<String, Placed<RowText>> rows = new LinkedHashMap<>();
        for (int i = 0; i < table.rows().size(); i++) {
            RowText row = table.rows().get(i);
            rows.put(Order.free(row.id(), rows.keySet()), new Placed<>(row, i));
        }
        return rows;
    }
}
