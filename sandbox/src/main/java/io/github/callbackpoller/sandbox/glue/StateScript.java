package io.github.callbackpoller.sandbox.glue;

import java.util.Arrays;
import java.util.List;

/**
 * A script of states, such as {@code STARTING:0.2,RUNNING:2,SUCCEEDED}: each state for so many
 * seconds, the last for good.
 *
 * @param scenes in their order; the last, and only the last, is an end
 */
record StateScript(List<Scene> scenes) {
    private static final int MILLIS_PER_SECOND = 1000;
    private static final int LONGEST_SECONDS = 31_536_000;

    /**
     * A state for a time.
     *
     * @param millis how long by the clock of timed jobs, a year at most; of no meaning for an end
     */
    record Scene(RunState state, long millis) {
        private static Scene of(String text) {
            var words = text.strip().split(":", 2);
            double seconds = words.length == 1 ? 0 : Double.parseDouble(words[1]);
            if (!(seconds >= 0 && seconds <= LONGEST_SECONDS)) {
                throw new IllegalArgumentException("a state lasts 0 to " + LONGEST_SECONDS + " s");
            }
            return new Scene(RunState.valueOf(words[0]), Math.round(seconds * MILLIS_PER_SECOND));
        }
    }

    /**
     * Reads a script.
     *
     * @throws io.github.callbackpoller.sandbox.wire.AwsError if it is none
     */
    static StateScript parse(String text) {
        try {
            var scenes = Arrays.stream(text.split(",", -1)).map(Scene::of).toList();
            boolean hasOneEnd = scenes.stream().filter(scene -> scene.state().isEnd()).count() == 1;
            if (!hasOneEnd || !scenes.get(scenes.size() - 1).state().isEnd()) {
                throw new IllegalArgumentException(
                        "the last state, and only the last, must be an end");
            }
            if (!stopsForGood(scenes)) {
                throw new IllegalArgumentException("after STOPPING comes STOPPED");
            }
            return new StateScript(scenes);
        } catch (IllegalArgumentException e) {
            throw GlueErrors.invalidInput(
                    "Not a script of states such as RUNNING:2,SUCCEEDED: "
                            + text
                            + " ("
                            + e.getMessage()
                            + ")");
        }
    }

    private static boolean stopsForGood(List<Scene> scenes) {
        return scenes.stream()
                .map(Scene::state)
                .dropWhile(state -> state != RunState.STOPPING)
                .allMatch(state -> state == RunState.STOPPING || state == RunState.STOPPED);
    }
}
