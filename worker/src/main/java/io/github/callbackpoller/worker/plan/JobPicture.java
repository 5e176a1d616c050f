package io.github.callbackpoller.worker.plan;

import io.github.callbackpoller.decision.PollSchedule;
import io.github.callbackpoller.job.RunHistory;
import io.github.callbackpoller.worker.plan.Svg.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The picture of one job: how long its last runs took, and when the next would be checked. */
final class JobPicture {
    private static final int WIDTH = 860;
    private static final int HEIGHT = 210;
    private static final int LEFT = 150;
    private static final int RIGHT = WIDTH - 20;
    private static final int RUNS = 40;
    private static final int ROW = 44;
    private static final int BOTTOM = HEIGHT - 36;
    private static final int MOST_CHECKS = 1_000;
    private static final int MARKS = 6;

    private final RunHistory history;
    private final PollSchedule schedule;
    private final long longest;

    /**
     * @param history at least one run
     */
    JobPicture(RunHistory history, PollSchedule schedule) {
        this.history = history;
        this.schedule = schedule;
        int slowest = history.durationsSeconds().stream().mapToInt(took -> took).max().orElse(60);
        this.longest = Math.max(60, slowest + slowest / 5);
    }

    Svg drawn() {
        var svg = new Svg(WIDTH, HEIGHT, "When a run of the job would be checked");
        drawAxis(svg);
        svg.text("label", new Point(LEFT - 12, RUNS + 4), "end", "last runs took");
        for (int took : history.durationsSeconds()) {
            svg.dot("run", new Point(at(took), RUNS), 5, took + " s");
        }
        drawChecks(svg, "ours", RUNS + ROW, "break-even", checks());
        drawChecks(svg, "blind", RUNS + 2 * ROW, "without history", checks(RunHistory.none()));
        return svg;
    }

    /** After how many seconds a run is checked, as far as the picture goes. */
    List<Long> checks() {
        return checks(history);
    }

    private List<Long> checks(RunHistory known) {
        var checks = new ArrayList<Long>();
        long elapsed = 0;
        while (elapsed < longest && checks.size() < MOST_CHECKS) {
            elapsed += schedule.delayAfter(Duration.ofSeconds(elapsed), known).toSeconds();
            checks.add(elapsed);
        }
        checks.removeIf(check -> check > longest);
        return checks;
    }

    private void drawChecks(Svg svg, String style, int row, String name, List<Long> checks) {
        svg.text("label", new Point(LEFT - 12, row + 4), "end", name);
        for (long check : checks) {
            svg.line(style, new Point(at(check), row - 11), new Point(at(check), row + 11));
        }
    }

    private void drawAxis(Svg svg) {
        svg.line("grid", new Point(LEFT, BOTTOM), new Point(RIGHT, BOTTOM));
        for (int mark = 0; mark <= MARKS; mark++) {
            long seconds = longest * mark / MARKS;
            svg.text("mark", new Point(at(seconds), BOTTOM + 18), "middle", clock(seconds));
        }
    }

    private double at(long seconds) {
        return LEFT + (double) seconds / longest * (RIGHT - LEFT);
    }

    private static String clock(long seconds) {
        return seconds < 600 ? seconds + " s" : seconds / 60 + " min";
    }
}
