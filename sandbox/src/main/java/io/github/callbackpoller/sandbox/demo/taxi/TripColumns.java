package io.github.callbackpoller.sandbox.demo.taxi;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Where a file keeps pickup time and passenger count, found by the names in its header. */
record TripColumns(int pickup, int passengers) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss")
                    .withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern COUNT = Pattern.compile("([0-9]{1,9})(\\.0*)?");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Nothing when the header isn't that of a file of trips. */
    static Optional<TripColumns> of(String header) {
        List<String> names =
                CsvLine.fields(header.replace(BYTE_ORDER_MARK, "")).orElse(List.of()).stream()
                        .map(String::strip)
                        .toList();
        int pickup = names.indexOf("tpep_pickup_datetime");
        var columns =
                new TripColumns(
                        pickup >= 0 ? pickup : names.indexOf("pickup_datetime"),
                        names.indexOf("passenger_count"));
        return columns.pickup < 0 || columns.passengers < 0
                ? Optional.empty()
                : Optional.of(columns);
    }

    /** Nothing when the row is malformed. */
    Optional<Trip> trip(String row) {
        var fields = CsvLine.fields(row);
        if (fields.isEmpty() || fields.get().size() <= Math.max(pickup, passengers)) {
            return Optional.empty();
        }
        var count = count(fields.get().get(passengers).strip());
        if (count.isEmpty()) {
            return Optional.empty();
        }
        try {
            var time = LocalDateTime.parse(fields.get().get(pickup).strip(), TIME);
            return Optional.of(new Trip(time, count.getAsInt()));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static OptionalInt count(String text) {
        if (text.isEmpty()) {
            return OptionalInt.of(0);
        }
        var match = COUNT.matcher(text);
        return match.matches()
                ? OptionalInt.of(Integer.parseInt(match.group(1)))
                : OptionalInt.empty();
    }
}
