package io.github.callbackpoller.sandbox.demo;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds window and passengers in a row by patterns over its text, never by parsing a date. */
record TripPattern(int pickupColumn, int passengersColumn) {
    private static final Pattern FIELD =
            Pattern.compile("\\G(?:\"([^\"]*+(?:\"\"[^\"]*+)*+)\"|([^\",][^,]*+|))(,|\\z)");
    private static final Pattern PICKUP =
            Pattern.compile(
                    "((\\d{4})-(0[1-9]|1[0-2]))-(\\d\\d) ([01]\\d|2[0-3]):([0-5])\\d:[0-5]\\d");
    private static final Pattern PASSENGERS = Pattern.compile("(\\d{0,9})|(\\d{1,9})\\.0*");

    /** One trip, as far as the sum needs it. */
    record Found(String window, long passengers) {}

    static Optional<TripPattern> fromHeader(String header) {
        var names = fields(header.startsWith("\uFEFF") ? header.substring(1) : header);
        names.replaceAll(String::strip);
        String pickupName =
                names.contains("tpep_pickup_datetime") ? "tpep_pickup_datetime" : "pickup_datetime";
        int pickup = names.indexOf(pickupName);
        int passengers = names.indexOf("passenger_count");
        return Math.min(pickup, passengers) < 0
                ? Optional.empty()
                : Optional.of(new TripPattern(pickup, passengers));
    }

    Optional<Found> read(String row) {
        var fields = fields(row);
        if (Math.max(pickupColumn, passengersColumn) >= fields.size()) {
            return Optional.empty();
        }
        return window(fields.get(pickupColumn).strip())
                .flatMap(
                        window ->
                                passengers(fields.get(passengersColumn).strip())
                                        .map(count -> new Found(window, count)));
    }

    private static Optional<String> window(String pickup) {
        var match = PICKUP.matcher(pickup);
        if (!match.matches()) {
            return Optional.empty();
        }
        int day = Integer.parseInt(match.group(4));
        boolean exists = YearMonth.parse(match.group(1)).isValidDay(day);
        String half = match.group(6).compareTo("3") < 0 ? ":00:00" : ":30:00";
        return exists
                ? Optional.of(pickup.substring(0, pickup.indexOf(':')) + half)
                : Optional.empty();
    }

    private static Optional<Long> passengers(String text) {
        if (!PASSENGERS.matcher(text).matches()) {
            return Optional.empty();
        }
        String whole = text.replaceFirst("\\..*", "");
        return Optional.of(whole.isEmpty() ? 0L : Long.parseLong(whole));
    }

    /** The fields of a line; none when its quoting is broken. */
    private static List<String> fields(String line) {
        var fields = new ArrayList<String>();
        var match = FIELD.matcher(line);
        while (match.find()) {
            String quoted = match.group(1);
            fields.add(quoted == null ? match.group(2) : quoted.replace("\"\"", "\""));
            if (match.group(3).isEmpty()) {
                return fields;
            }
        }
        return new ArrayList<>();
    }
}
