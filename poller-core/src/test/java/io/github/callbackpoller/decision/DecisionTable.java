package io.github.callbackpoller.decision;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table over all combinations of its columns' values: each is decided by the first row that fits.
 * A cell holds a value, several parted by {@code /}, a {@code *} for all, or, after a {@code !},
 * all but those. A combination that no row fits, and a row that no combination reaches, are errors.
 */
final class DecisionTable {

    /**
     * One row.
     *
     * @param text as written
     * @param combinations those that this row decides
     * @param expected the kinds of decision that are right
     */
    record Row(String text, List<Map<String, String>> combinations, Set<String> expected) {
        @Override
        public String toString() {
            return text;
        }
    }

    private final Map<String, List<String>> columns = new LinkedHashMap<>();
    private final Map<String, List<String>> groups = new LinkedHashMap<>();

    DecisionTable column(String name, String... values) {
        columns.put(name, List.of(values));
        return this;
    }

    /** A name for several values. */
    DecisionTable group(String name, String... values) {
        groups.put(name, List.of(values));
        return this;
    }

    /** All combinations. */
    List<Map<String, String>> combinations() {
        var all = new ArrayList<Map<String, String>>();
        all.add(Map.of());
        for (var column : columns.entrySet()) {
            var longer = new ArrayList<Map<String, String>>();
            for (var begun : all) {
                for (var value : column.getValue()) {
                    var next = new LinkedHashMap<>(begun);
                    next.put(column.getKey(), value);
                    longer.add(next);
                }
            }
            all.clear();
            all.addAll(longer);
        }
        return all;
    }

    /** The rows, each with the combinations that it is the first to fit. */
    List<Row> rows(String table) {
        var rows =
                table.lines()
                        .filter(line -> !line.isBlank())
                        .map(line -> new Row(squeezed(line), new ArrayList<>(), expected(line)))
                        .toList();
        for (var combination : combinations()) {
            rows.stream()
                    .filter(row -> fits(row, combination))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no row fits " + combination))
                    .combinations()
                    .add(combination);
        }
        rows.stream()
                .filter(row -> row.combinations().isEmpty())
                .findFirst()
                .ifPresent(
                        row -> {
                            throw new AssertionError("nothing reaches the row " + row);
                        });
        return rows;
    }

    private boolean fits(Row row, Map<String, String> combination) {
        var cells = row.text().split("\\|")[0].strip().split(" ");
        if (cells.length != columns.size()) {
            throw new AssertionError("not " + columns.size() + " cells in " + row);
        }
        var names = List.copyOf(columns.keySet());
        for (int index = 0; index < cells.length; index++) {
            if (!fits(cells[index], names.get(index), combination.get(names.get(index)))) {
                return false;
            }
        }
        return true;
    }

    private boolean fits(String cell, String column, String value) {
        if (cell.startsWith("!")) {
            return !fits(cell.substring(1), column, value);
        }
        var values = new ArrayList<String>();
        for (var name : cell.split("/")) {
            values.addAll(groups.getOrDefault(name, List.of(name)));
        }
        for (var name : values) {
            if (!name.equals("*") && !columns.get(column).contains(name)) {
                throw new AssertionError(column + " has no " + name);
            }
        }
        return values.contains("*") || values.contains(value);
    }

    private static Set<String> expected(String line) {
        return Set.of(line.split("\\|")[1].strip().split(" or "));
    }

    private static String squeezed(String line) {
        return Arrays.stream(line.strip().split("\\s+")).collect(joining(" "));
    }
}
