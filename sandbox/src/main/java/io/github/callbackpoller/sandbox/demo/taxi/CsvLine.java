package io.github.callbackpoller.sandbox.demo.taxi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits one line of CSV; a quoted field may hold commas and doubled quotes, but no line break. */
final class CsvLine {
    private final String line;
    private int at;

    private CsvLine(String line) {
        this.line = line;
    }

    /** The fields, or nothing when the quoting is broken. */
    static Optional<List<String>> fields(String line) {
        return line.indexOf('"') < 0
                ? Optional.of(List.of(line.split(",", -1)))
                : new CsvLine(line).quoted();
    }

    private Optional<List<String>> quoted() {
        var fields = new ArrayList<String>();
        while (true) {
            boolean whole = at < line.length() && line.charAt(at) == '"';
            var field = whole ? insideQuotes() : Optional.of(upToComma());
            if (field.isEmpty()) {
                return Optional.empty();
            }
            fields.add(field.get());
            if (at == line.length()) {
                return Optional.of(fields);
            }
            if (line.charAt(at++) != ',') {
                return Optional.empty();
            }
        }
    }

    private String upToComma() {
        int comma = line.indexOf(',', at);
        int end = comma < 0 ? line.length() : comma;
        String field = line.substring(at, end);
        at = end;
        return field;
    }

    private Optional<String> insideQuotes() {
        var field = new StringBuilder();
        for (at++; at < line.length(); at++) {
            if (line.charAt(at) != '"') {
                field.append(line.charAt(at));
            } else if (at + 1 < line.length() && line.charAt(at + 1) == '"') {
                field.append(line.charAt(at++));
            } else {
                at++;
                return Optional.of(field.toString());
            }
        }
        return Optional.empty();
    }
}
