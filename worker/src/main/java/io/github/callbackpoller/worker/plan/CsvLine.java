package io.github.callbackpoller.worker.plan;

import java.util.ArrayList;
import java.util.List;

/** Cuts a line of CSV (RFC 4180) into its fields; a field holds no line break. */
final class CsvLine {

    private CsvLine() {}

    /**
     * @throws IllegalArgumentException if a quotation mark is not closed
     */
    static List<String> fields(String line) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (int index = 0; index < line.length(); index++) {
            char character = line.charAt(index);
            if (character == '"') {
                boolean doubled =
                        quoted && index + 1 < line.length() && line.charAt(index + 1) == '"';
                if (doubled) {
                    field.append(character);
                    index++;
                } else {
                    quoted = !quoted;
                }
            } else if (character == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(character);
            }
        }
        if (quoted) {
            throw new IllegalArgumentException("a quotation mark is not closed");
        }
        fields.add(field.toString());
        return fields;
    }
}
