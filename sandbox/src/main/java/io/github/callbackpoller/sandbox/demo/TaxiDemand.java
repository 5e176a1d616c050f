package io.github.callbackpoller.sandbox.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** How many trips begin in a half hour of January 2019: hour, weekday, and what was planted. */
final class TaxiDemand {
    static final LocalDate FIRST_DAY = LocalDate.of(2019, 1, 1);

    static final List<PlantedAnomaly> ANOMALIES =
            List.of(
                    anomaly("New Year's night", "2019-01-01T00:00", "2019-01-01T03:30", 3.0),
                    anomaly("winter marathon", "2019-01-13T07:00", "2019-01-13T13:00", 2.2),
                    anomaly("snow storm", "2019-01-20T06:00", "2019-01-20T22:00", 0.2));

    private static final int[] WEEKDAY_BY_HOUR = {
        95, 60, 40, 30, 35, 60, 135, 220, 270, 265, 250, 255,
        265, 265, 275, 280, 265, 305, 340, 330, 300, 280, 240, 165
    };
    private static final int[] WEEKEND_BY_HOUR = {
        270, 240, 195, 130, 75, 45, 60, 85, 130, 190, 240, 270,
        285, 285, 285, 280, 275, 290, 310, 290, 255, 245, 245, 230
    };

    private TaxiDemand() {}

    static double tripsFrom(LocalDateTime halfHour) {
        double factor =
                ANOMALIES.stream()
                        .filter(anomaly -> anomaly.covers(halfHour))
                        .mapToDouble(PlantedAnomaly::factor)
                        .reduce(1, (first, second) -> first * second);
        return rhythm(halfHour) * factor;
    }

    private static double rhythm(LocalDateTime halfHour) {
        int[] byHour = isRestDay(halfHour.toLocalDate()) ? WEEKEND_BY_HOUR : WEEKDAY_BY_HOUR;
        int now = byHour[halfHour.getHour()];
        int next = byHour[(halfHour.getHour() + 1) % byHour.length];
        return halfHour.getMinute() < 30 ? now : (now + next) / 2.0;
    }

    private static boolean isRestDay(LocalDate day) {
        return day.equals(FIRST_DAY)
                || day.getDayOfWeek() == DayOfWeek.SATURDAY
                || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static PlantedAnomaly anomaly(String name, String from, String to, double factor) {
        return new PlantedAnomaly(name, LocalDateTime.parse(from), LocalDateTime.parse(to), factor);
    }
}
