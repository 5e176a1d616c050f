package io.github.callbackpoller.sandbox.glue;

import io.github.callbackpoller.sandbox.wire.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Plays a script of states, such as {@code STARTING:0.2,RUNNING:2,SUCCEEDED}: each state for so
 * many seconds, the last for good.
 */
final class TimedPlayer implements Playing {
    static final String LOCATION = "sandbox:timed";
    private static final String STATES = "--sandbox-states";
    private static final String ERROR = "--sandbox-error";
    private static final double MILLIS = 1000;

    private record Scene(RunState state, long millis) {}

    private final List<Scene> scenes;
    private final String error;
    private final ScheduledExecutorService timer;
    private final Consumer<RunState> moved;
    private final RunEnd end;
    private volatile Future<?> next = CompletableFuture.completedFuture("");

    private TimedPlayer(
            Map<String, String> arguments,
            ScheduledExecutorService timer,
            Consumer<RunState> moved,
            RunEnd end) {
        this.scenes = scenes(arguments);
        this.error = arguments.getOrDefault(ERROR, "");
        this.timer = timer;
        this.moved = moved;
        this.end = end;
    }

    /** Refuses arguments that can't be played. */
    static void check(Map<String, String> arguments) {
        scenes(arguments);
    }

    static Playing start(
            Map<String, String> arguments,
            ScheduledExecutorService timer,
            Consumer<RunState> moved,
            RunEnd end) {
        var player = new TimedPlayer(arguments, timer, moved, end);
        player.play(0);
        return player;
    }

    @Override
    public void stop() {
        next.cancel(false);
        end.ended(RunState.STOPPED, "");
    }

    private void play(int index) {
        var scene = scenes.get(index);
        if (scene.state().isEnd()) {
            end.ended(scene.state(), scene.state() == RunState.SUCCEEDED ? "" : error);
            return;
        }
        moved.accept(scene.state());
        try {
            next = timer.schedule(() -> play(index + 1), scene.millis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            end.ended(RunState.ERROR, "The sandbox is closed");
        }
    }

    private static List<Scene> scenes(Map<String, String> arguments) {
        var script = arguments.getOrDefault(STATES, "RUNNING:1,SUCCEEDED");
        var scenes = new ArrayList<Scene>();
        try {
            for (var part : script.split(",", -1)) {
                var words = part.strip().split(":", 2);
                double seconds = words.length == 1 ? 0 : Double.parseDouble(words[1]);
                scenes.add(new Scene(RunState.valueOf(words[0]), Math.round(seconds * MILLIS)));
            }
        } catch (IllegalArgumentException e) {
            throw invalid(script);
        }
        boolean endsOnce =
                scenes.get(scenes.size() - 1).state().isEnd()
                        && scenes.stream().filter(scene -> scene.state().isEnd()).count() == 1;
        if (!endsOnce) {
            throw invalid(script);
        }
        return scenes;
    }

    private static AwsError invalid(String script) {
        return AwsError.badRequest(
                "InvalidInputException",
                STATES
                        + " must be STATE:SECONDS pairs and a last state that is an end, as in"
                        + " RUNNING:2,SUCCEEDED; not "
                        + script);
    }
}
