package io.github.callbackpoller.sandbox.glue;

import io.github.callbackpoller.sandbox.behaviour.ClockSpeed;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Work that only plays a script of states, so that hours pass in seconds. */
final class TimedWork implements Work {
    static final String LOCATION = "sandbox:timed";
    private static final String STATES = "--sandbox-states";
    private static final String ERROR = "--sandbox-error";
    private static final String USUAL_STATES = "STARTING:0.2,RUNNING:1,SUCCEEDED";

    private static final Progress NOBODY =
            new Progress() {
                @Override
                public void moved(RunState state) {}

                @Override
                public void ended(RunState end, String error) {}
            };

    private final StateScript script;
    private final String error;
    private final ScheduledExecutorService timer;
    private final ClockSpeed speed;
    private Progress progress = NOBODY;
    private boolean stopped;

    private TimedWork(
            StateScript script, String error, ScheduledExecutorService timer, ClockSpeed speed) {
        this.script = script;
        this.error = error;
        this.timer = timer;
        this.speed = speed;
    }

    static boolean plays(GlueJob job) {
        return job.command().equals("glueetl") && job.script().equals(LOCATION);
    }

    static TimedWork of(
            Map<String, String> arguments, ScheduledExecutorService timer, ClockSpeed speed) {
        var script = StateScript.parse(arguments.getOrDefault(STATES, USUAL_STATES));
        return new TimedWork(script, arguments.getOrDefault(ERROR, ""), timer, speed);
    }

    @Override
    public synchronized void begin(Progress listener) {
        progress = listener;
        play(0);
    }

    @Override
    public synchronized void stop() {
        stopped = true;
        progress.ended(RunState.STOPPED, "");
    }

    @Override
    public synchronized void kill() {
        stop();
    }

    private synchronized void play(int index) {
        var scene = script.scenes().get(index);
        if (stopped) {
            progress.ended(RunState.STOPPED, "");
        } else if (scene.state().isEnd()) {
            progress.ended(scene.state(), scene.state() == RunState.SUCCEEDED ? "" : error);
        } else {
            progress.moved(scene.state());
            after(speed.real(Duration.ofMillis(scene.millis())), index + 1);
        }
    }

    private void after(Duration delay, int index) {
        try {
            var unused = timer.schedule(() -> play(index), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            stopped = true;
        }
    }
}
