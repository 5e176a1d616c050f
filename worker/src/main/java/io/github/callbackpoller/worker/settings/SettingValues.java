package io.github.callbackpoller.worker.settings;

import io.github.callbackpoller.definition.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The values of all settings, each in its own type. */
record SettingValues(Map<Setting, Given> given) {

    Optional<String> text(Setting setting) {
        return Optional.ofNullable(given.get(setting)).map(Given::text);
    }

    String required(Setting setting) {
        return text(setting).orElseThrow();
    }

    Duration duration(Setting setting) {
        return Durations.parse(required(setting));
    }

    int number(Setting setting) {
        return Integer.parseInt(required(setting));
    }

    /** One of the allowed words, as an enum constant is written. */
    String word(Setting setting) {
        return required(setting).toUpperCase(Locale.ROOT);
    }

    /** The definitions come from the stronger source. */
    JobsSource jobs() {
        var file = Optional.ofNullable(given.get(Setting.JOBS_FILE));
        var json = Optional.ofNullable(given.get(Setting.JOBS_JSON));
        boolean jsonHolds =
                json.isPresent()
                        && (file.isEmpty() || rank(json.get()).compareTo(rank(file.get())) < 0);
        return jsonHolds
                ? JobsSource.inline(json.get().text())
                : file.map(Given::text).map(JobsSource::file).orElseGet(JobsSource::classPath);
    }

    /** Values that are right by themselves and wrong together. */
    List<String> contradictions() {
        var problems = new ArrayList<String>();
        oneQueue(Setting.CALLBACK_QUEUE_URL, Setting.CHECK_QUEUE_URL).ifPresent(problems::add);
        oneQueue(Setting.CALLBACK_QUEUE_URL, Setting.PARKING_QUEUE_URL).ifPresent(problems::add);
        oneQueue(Setting.CHECK_QUEUE_URL, Setting.PARKING_QUEUE_URL).ifPresent(problems::add);
        if (duration(Setting.SHORTEST_WAIT).compareTo(duration(Setting.LONGEST_WAIT)) > 0) {
            problems.add(
                    "shortest-wait "
                            + required(Setting.SHORTEST_WAIT)
                            + " is longer than longest-wait "
                            + required(Setting.LONGEST_WAIT));
        }
        var file = given.get(Setting.JOBS_FILE);
        var json = given.get(Setting.JOBS_JSON);
        if (file != null && json != null && Objects.equals(rank(file), rank(json))) {
            problems.add(
                    "jobs-file and jobs-json are both given ("
                            + file.source().placeOf(Setting.JOBS_FILE)
                            + ", "
                            + json.source().placeOf(Setting.JOBS_JSON)
                            + "), give one");
        }
        return problems;
    }

    private Optional<String> oneQueue(Setting one, Setting other) {
        return text(one)
                .filter(url -> text(other).filter(url::equals).isPresent())
                .map(
                        url ->
                                one.key()
                                        + " and "
                                        + other.key()
                                        + " must be two queues, both are "
                                        + url);
    }

    private static Source.Kind rank(Given value) {
        return value.source().kind();
    }
}
