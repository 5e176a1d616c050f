package io.github.callbackpoller.worker.plan;

import static java.time.Duration.ofSeconds;

import io.github.callbackpoller.decision.PollSchedule;
import io.github.callbackpoller.worker.plan.Svg.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/** The picture of checks against delay: each schedule a point, each setting of one a curve. */
final class Frontier {
    private static final int WIDTH = 860;
    private static final int HEIGHT = 460;
    private static final int LEFT = 60;
    private static final int RIGHT = WIDTH - 150;
    private static final int TOP = 16;
    private static final int BOTTOM = HEIGHT - 48;
    private static final int[] COSTS = {1, 2, 5, 10, 20, 30, 60, 120};
    private static final int[] FIXED = {15, 30, 60, 120, 300, 600};

    private record Curve(String style, List<Figures> figures) {}

    private final List<Figures> schedules;
    private final List<Curve> curves;
    private final Axis checks;
    private final Axis delay;

    /**
     * @param replay what to compare on
     * @param schedules what was compared
     */
    Frontier(Replay replay, List<Figures> schedules) {
        this.schedules =
                schedules.stream().filter(figures -> figures.delaySeconds().mean() > 0).toList();
        this.curves =
                List.of(
                        curve(replay, "ours", COSTS, Frontier::known),
                        curve(replay, "blind", COSTS, Frontier::blind),
                        curve(replay, "fixed", FIXED, Frontier::fixed));
        var all = all();
        this.checks = Axis.around(all.stream().mapToDouble(f -> f.checks().mean()), LEFT, RIGHT);
        this.delay =
                Axis.around(all.stream().mapToDouble(f -> f.delaySeconds().mean()), BOTTOM, TOP);
    }

    Svg drawn() {
        var svg = new Svg(WIDTH, HEIGHT, "Checks a run against mean delay, for each schedule");
        drawAxes(svg);
        curves.forEach(curve -> draw(svg, curve));
        schedules.forEach(figures -> draw(svg, figures));
        return svg;
    }

    private void drawAxes(Svg svg) {
        for (double mark : checks.marks()) {
            svg.line("grid", new Point(checks.at(mark), TOP), new Point(checks.at(mark), BOTTOM));
            svg.text("mark", new Point(checks.at(mark), BOTTOM + 18), "middle", number(mark));
        }
        for (double mark : delay.marks()) {
            svg.line("grid", new Point(LEFT, delay.at(mark)), new Point(RIGHT, delay.at(mark)));
            svg.text("mark", new Point(LEFT - 8, delay.at(mark) + 4), "end", number(mark));
        }
        svg.text(
                "axis",
                new Point((LEFT + RIGHT) / 2.0, HEIGHT - 8),
                "middle",
                "checks a run, mean");
        svg.text("axis", new Point(LEFT + 6, TOP + 12), "start", "seen late by, s, mean");
    }

    private void draw(Svg svg, Curve curve) {
        svg.curve(curve.style(), curve.figures().stream().map(this::point).toList());
        for (var figures : curve.figures()) {
            svg.dot(curve.style(), point(figures), 2.5, told(figures));
        }
    }

    private void draw(Svg svg, Figures figures) {
        var style = figures.name().equals("break-even") ? "ours" : "other";
        svg.dot(style, point(figures), 5, told(figures));
        var beside = new Point(point(figures).x() + 9, point(figures).y() + 4);
        svg.text("label", beside, "start", figures.name());
    }

    private Point point(Figures figures) {
        return new Point(
                checks.at(figures.checks().mean()), delay.at(figures.delaySeconds().mean()));
    }

    private List<Figures> all() {
        var all = new ArrayList<>(schedules);
        curves.forEach(curve -> all.addAll(curve.figures()));
        return all.stream().filter(figures -> figures.delaySeconds().mean() > 0).toList();
    }

    /** One schedule at several settings, in seconds. */
    private static Curve curve(
            Replay replay,
            String style,
            int[] settings,
            BiFunction<String, Duration, Contender> at) {
        return new Curve(
                style,
                Arrays.stream(settings)
                        .mapToObj(seconds -> at.apply(seconds + " s", ofSeconds(seconds)))
                        .map(replay::of)
                        .toList());
    }

    private static Contender known(String setting, Duration cost) {
        return Contender.of("break-even, a check worth " + setting, PollSchedule.breakEven(cost));
    }

    private static Contender blind(String setting, Duration cost) {
        return Contender.blind(
                "without history, a check worth " + setting, PollSchedule.breakEven(cost));
    }

    private static Contender fixed(String setting, Duration wait) {
        return Contender.of("fixed wait of " + setting, PollSchedule.fixed(wait));
    }

    private static String told(Figures figures) {
        return String.format(
                Locale.ROOT,
                "%s: %.1f checks, %.0f s late",
                figures.name(),
                figures.checks().mean(),
                figures.delaySeconds().mean());
    }

    private static String number(double value) {
        return value >= 1 ? String.valueOf(Math.round(value)) : String.valueOf(value);
    }
}
