package io.dynamicmarket.policy.compare;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dynamicmarket.policy.sheet.DmnDocument;
import io.dynamicmarket.policy.sheet.TableText;
import io.dynamicmarket.policy.sheet.TableText.ColumnText;
import io.dynamicmarket.policy.sheet.TableText.RowText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mistake that someone makes in a release.
 *
 * @param name what was done wrong
 * @param edit makes it, with a draw of where, and says where
 */
record BadEdit(String name, BiFunction<SortedMap<String, byte[]>, Random, String> edit) {
    private static final Pattern COMPARISON = Pattern.compile("(<=|>=|<|>) (\\d+(?:\\.\\d+)?)");
    private static final Pattern RULE = Pattern.compile("(?m)^rule \"(\\w+-\\d+)[^\"]*\"\\n(?:.*\\n)*?end\\n");

    /** A threshold, as the edits change it. */
    private interface Threshold {
        String changed(String operator, BigDecimal number);
    }

    static List<BadEdit> all() {
        return List.of(
                threshold("a threshold moved up by a tenth", "", (is, number) -> is + " " + times(number, "1.1")),
                threshold("a threshold moved down by a tenth", "", (is, number) -> is + " " + times(number, "0.9")),
                threshold("a bound opened or closed", "", (is, number) -> turned(is) + " " + number),
                threshold(
                        "a comparison turned round",
                        "",
                        (is, number) ->
                                (is.startsWith(">") ? is.replace('>', '<') : is.replace('<', '>')) + " " + number),
                threshold(
                        "a unit changed: percent typed where bps are meant",
                        "Bps",
                        (is, number) -> is + " " + times(number, "0.01")),
                threshold("a decimal comma", "", (is, number) -> number + ",5"),
                rows(
                        "a row deleted",
                        "",
                        (table, draw) ->
                                without(table.rows(), draw.nextInt(table.rows().size()))),
                rows("two rows swapped", "FIRST", BadEdit::swapped),
                rows("an overlap: a cell emptied to any", "UNIQUE", BadEdit::widened),
                rows("a row written twice under another id", "UNIQUE", BadEdit::twice),
                rows("two rows with one id", "", BadEdit::sameId),
                answers("a null outcome", (column, answer) -> "null"),
                answers("an empty outcome", (column, answer) -> ""),
                answers(
                        "a word misspelt",
                        (column, answer) ->
                                column.type().equals("string") ? answer.replaceFirst("\"", "\"X") : answer + "0"),
                text(
                        "a unit changed: the column renamed to percent",
                        "dmn/market-state.dmn",
                        of -> of.replace("volatilityBps", "volatilityPercent")),
                text(
                        "allowed values narrowed",
                        "dmn/market-state.dmn",
                        of -> of.replace(
                                "<inputValues id=\"allowed-softUse\">\n          <text>&gt;= 0",
                                "<inputValues id=\"allowed-softUse\">\n          <text>[0..1]")),
                text(
                        "the hit policy changed",
                        "dmn/market-state.dmn",
                        of -> of.replace("hitPolicy=\"FIRST\"", "hitPolicy=\"UNIQUE\"")),
                rule("a rule removed", (rule, draw) -> ""),
                rule("a rule that is there twice", (rule, draw) -> rule + "\n" + rule),
                rule(
                        "a rule that never looks",
                        (rule, draw) -> rule.replaceFirst("when\n", "when\n    eval( false )\n")),
                text(
                        "a comparison of a rule turned round",
                        "rules/policy/breaker/cause.drl",
                        of -> of.replaceFirst("heartbeatAgeMillis > \\$limit", "heartbeatAgeMillis < \\$limit")),
                rule(
                        "a rule that ends the process",
                        (rule, draw) -> rule.replaceFirst("then\n", "then\n    System.exit( 0 );\n")),
                rule(
                        "a rule that never ends",
                        (rule, draw) -> rule.replaceFirst("then\n", "then\n    while ( true ) { }\n")),
                preset("a preset beyond governance's bounds", "\"gamma\": 0.1,", "\"gamma\": 5,"),
                preset("a preset field left out", "  \"betaBps\": 5,\n", ""),
                preset("a preset in another unit", "\"floorCushionBps\": 3,", "\"floorCushionBps\": 0.03,"),
                text(
                        "a case that expects something else",
                        "dmn/market-state.cases.json",
                        of -> of.replaceFirst(
                                "\"expect\": \\{\"state\": \"EXPANSION\"", "\"expect\": {\"state\": \"STRESS\"")));
    }

    private static BadEdit threshold(String name, String unit, Threshold threshold) {
        return table(name, table -> !places(table, unit).isEmpty(), (table, draw) -> {
            List<int[]> places = places(table, unit);
            int[] place = places.get(draw.nextInt(places.size()));
            Matcher cell = COMPARISON.matcher(table.rows().get(place[0]).cells().get(place[1]));
            if (!cell.matches()) {
                throw new IllegalStateException("Expected a comparison, but got " + cell);
            }
            return with(table, place[0], place[1], threshold.changed(cell.group(1), new BigDecimal(cell.group(2))));
        });
    }

    private static List<int[]> places(TableText table, String unit) {
        List<int[]> places = new ArrayList<>();
        for (int row = 0; row < table.rows().size(); row++) {
            for (int column = 0; column < table.columns().size(); column++) {
                ColumnText of = table.columns().get(column);
                Matcher cell = COMPARISON.matcher(table.rows().get(row).cells().get(column));
                if (of.input()
                        && of.name().endsWith(unit)
                        && cell.matches()
                        && !cell.group(2).equals("0")) {
                    places.add(new int[] {row, column});
                }
            }
        }
        return places;
    }

    private static BadEdit rows(String name, String hitPolicy, BiFunction<TableText, Random, List<RowText>> edit) {
        return table(
                name,
                table -> table.hitPolicy().contains(hitPolicy) && table.rows().size() > 2,
                edit);
    }

    private static BadEdit answers(String name, BiFunction<ColumnText, String, String> edit) {
        return table(name, table -> true, (table, draw) -> {
            List<Integer> outputs = new ArrayList<>();
            for (int column = 0; column < table.columns().size(); column++) {
                if (!table.columns().get(column).input()) {
                    outputs.add(column);
                }
            }
            int row = draw.nextInt(table.rows().size());
            int column = outputs.get(draw.nextInt(outputs.size()));
            return with(
                    table,
                    row,
                    column,
                    edit.apply(
                            table.columns().get(column),
                            table.rows().get(row).cells().get(column)));
        });
    }

    /** An edit of a drawn table among the fitting ones. */
    private static BadEdit table(
            String name, Predicate<TableText> fits, BiFunction<TableText, Random, List<RowText>> edit) {
        return new BadEdit(name, (files, draw) -> {
            List<String> paths = files.keySet().stream()
                    .filter(path -> path.endsWith(".dmn")
                            && fits.test(DmnDocument.read(file(files, path)).table()))
                    .toList();
            String path = paths.get(draw.nextInt(paths.size()));
            DmnDocument document = DmnDocument.read(file(files, path));
            TableText table = document.table();
            TableText bad = new TableText(
                    table.name(), table.hitPolicy(), table.description(), table.columns(), edit.apply(table, draw));
            files.put(path, sameIds(bad) ? twiceById(document, bad) : document.with(bad));
            return path;
        });
    }

    /** The document itself refuses an id twice, so that mistake is made in the text. */
    private static byte[] twiceById(DmnDocument document, TableText bad) {
        String id = bad.rows().get(1).id();
        String other = document.table().rows().get(0).id();
        String text = new String(document.with(document.table()), UTF_8);
        return text.replace("<rule id=\"" + other + "\"", "<rule id=\"" + id + "\"")
                .getBytes(UTF_8);
    }

    private static boolean sameIds(TableText table) {
        return table.rows().stream().map(RowText::id).distinct().count()
                < table.rows().size();
    }

    private static BadEdit rule(String name, BiFunction<String, Random, String> edit) {
        return new BadEdit(name, (files, draw) -> {
            List<String> paths = files.keySet().stream()
                    .filter(path -> path.endsWith(".drl"))
                    .toList();
            String path = paths.get(draw.nextInt(paths.size()));
            String text = new String(file(files, path), UTF_8);
            List<String> rules =
                    RULE.matcher(text).results().map(result -> result.group()).toList();
            String rule = rules.get(draw.nextInt(rules.size()));
            files.put(path, text.replace(rule, edit.apply(rule, draw)).getBytes(UTF_8));
            return path + " " + rule.substring(6, rule.indexOf(' ', 6));
        });
    }

    private static BadEdit preset(String name, String from, String to) {
        return text(name, "rules/policy/preset/steady-state.json", text -> text.replace(from, to));
    }

    private static BadEdit text(String name, String path, UnaryOperator<String> edit) {
        return new BadEdit(name, (files, draw) -> {
            String text = new String(file(files, path), UTF_8);
            String edited = edit.apply(text);
            if (edited.equals(text)) {
                throw new IllegalStateException("Expected an edit of " + path + " for " + name);
            }
            files.put(path, edited.getBytes(UTF_8));
            return path;
        });
    }

    private static List<RowText> swapped(TableText table, Random draw) {
        List<RowText> rows = new ArrayList<>(table.rows());
        int first = draw.nextInt(rows.size() - 1);
        RowText row = rows.remove(first);
        rows.add(first + 1, row);
        return rows;
    }

    private static List<RowText> widened(TableText table, Random draw) {
        return with(table, draw.nextInt(table.rows().size()), 0, "-");
    }

    private static List<RowText> twice(TableText table, Random draw) {
        List<RowText> rows = new ArrayList<>(table.rows());
        RowText row = rows.get(draw.nextInt(rows.size()));
        rows.add(new RowText(row.id() + "-again", row.cells(), row.description()));
        return rows;
    }

    private static List<RowText> sameId(TableText table, Random draw) {
        List<RowText> rows = new ArrayList<>(table.rows());
        rows.set(
                0,
                new RowText(rows.get(1).id(), rows.get(0).cells(), rows.get(0).description()));
        return rows;
    }

    private static List<RowText> without(List<RowText> rows, int index) {
        List<RowText> left = new ArrayList<>(rows);
        left.remove(index);
        return left;
    }

    private static List<RowText> with(TableText table, int row, int column, String cell) {
        List<RowText> rows = new ArrayList<>(table.rows());
        List<String> cells = new ArrayList<>(rows.get(row).cells());
        cells.set(column, cell);
        rows.set(row, new RowText(rows.get(row).id(), cells, rows.get(row).description()));
        return rows;
    }

    private static String times(BigDecimal number, String factor) {
        return number.multiply(new BigDecimal(factor)).stripTrailingZeros().toPlainString();
    }

    private static String turned(String operator) {
        return operator.endsWith("=") ? operator.substring(0, 1) : operator + "=";
    }

    private static byte[] file(SortedMap<String, byte[]> files, String path) {
        return files.getOrDefault(path, new byte[0]);
    }
}
