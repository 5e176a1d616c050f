package io.github.callbackpoller.worker.plan;

import io.github.callbackpoller.decision.PollSchedule;
import java.util.List;
import java.util.stream.Collectors;

/** A comparison as a page that needs nothing from elsewhere. */
public final class PlanPage {
    private static final String STYLE =
            """
            :root { color-scheme: light dark; --ink: #1d2733; --faint: #d9dee4; --paper: #ffffff;
              --ours: #0b6bcb; --blind: #c46200; --fixed: #7a8591; --run: #2e8540; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e6eaef; --faint: #3a444f;
              --paper: #14191f; --ours: #5aa9ff; --blind: #ff9f45; --fixed: #98a3af;
              --run: #62c27a; } }
            body { background: var(--paper); color: var(--ink); max-width: 60rem; margin: 2rem auto;
              padding: 0 1rem; font: 15px/1.5 system-ui, sans-serif; }
            .wide { overflow-x: auto; }
            svg { width: 100%; height: auto; }
            svg text { fill: var(--ink); font-size: 12px; }
            line.grid { stroke: var(--faint); }
            polyline { fill: none; stroke-width: 2; }
            polyline.ours, line.ours { stroke: var(--ours); stroke-width: 2; }
            polyline.blind, line.blind { stroke: var(--blind); stroke-width: 2; }
            polyline.fixed { stroke: var(--fixed); stroke-width: 2; }
            circle.ours { fill: var(--ours); } circle.blind { fill: var(--blind); }
            circle.fixed, circle.other { fill: var(--fixed); }
            circle.run { fill: var(--run); fill-opacity: 0.55; }
            .key b { display: inline-block; width: 1.4em; height: 0.25em; vertical-align: middle; }
            pre { overflow-x: auto; font-size: 12px; }
            """;

    private PlanPage() {}

    /**
     * The page.
     *
     * @param runs what was replayed
     * @param job the job whose schedule is drawn
     * @param schedule how its next run would be checked
     * @param schedules what was compared
     */
    public static String of(
            RecordedRuns runs, String job, PollSchedule schedule, List<Figures> schedules) {
        var replay = new Replay(runs);
        var history = runs.historyOf(job);
        var picture = new JobPicture(history, schedule);
        var checks =
                picture.checks().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return """
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><title>callback-poller: plan</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <style>
                %s</style></head>
                <body>
                <h1>When to check</h1>
                <p>%d runs replayed in the order of their submission. Each run saw the history that \
                was there when it began.</p>
                <h2>Checks against delay</h2>
                <p>Fewer checks are to the left, earlier answers further down; both scales are \
                logarithmic. A curve is one rule at several settings: point at a dot to read it.</p>
                <p class="key"><b style="background:var(--ours)"></b> break-even
                <b style="background:var(--blind)"></b> the same without history
                <b style="background:var(--fixed)"></b> fixed waits</p>
                <div class="wide">%s</div>
                <div class="wide"><pre>%s</pre></div>
                <h2>The next run of %s</h2>
                <p>Its last %d run times, and when a run would be checked that lasts on.</p>
                <div class="wide">%s</div>
                <p>Checks after %s seconds.</p>
                </body></html>
                """
                .formatted(
                        STYLE,
                        replay.runs(),
                        new Frontier(replay, schedules).drawn(),
                        Svg.escaped(PlanTable.of(schedules)),
                        Svg.escaped(job),
                        history.durationsSeconds().size(),
                        picture.drawn(),
                        checks);
    }
}
