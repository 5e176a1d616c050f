package io.github.callbackpoller.worker.operators;

import io.github.callbackpoller.job.KeyedJob;
import io.github.callbackpoller.json.Json;
import io.github.callbackpoller.json.JsonNull;
import io.github.callbackpoller.json.JsonNumber;
import io.github.callbackpoller.operator.ByHand;
import io.github.callbackpoller.operator.StepStatus;
import io.github.callbackpoller.operator.StepStory;
import io.github.callbackpoller.sweep.SeenStep;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What operators' commands tell of steps, as JSON. Times are ISO 8601, in UTC. */
public final class StepJson {
    private StepJson() {}

    /**
     * {@code {"steps": [...], "problems": [...]}}.
     *
     * @param now counts from here
     */
    public static String statuses(List<StepStatus> statuses, List<String> problems, Instant now) {
        var object = new LinkedHashMap<String, Object>();
        object.put("steps", statuses.stream().map(status -> status(status, now)).toList());
        object.put("problems", problems);
        return Json.write(object);
    }

    /** {@code {"steps": [{..., "entries": [{"when": ..., "what": ...}]}], "problems": [...]}}. */
    public static String stories(List<StepStory> stories, List<String> problems) {
        var object = new LinkedHashMap<String, Object>();
        object.put("steps", stories.stream().map(StepJson::story).toList());
        object.put("problems", problems);
        return Json.write(object);
    }

    /** {@code {"key": ..., "done": ..., "details": [...]}}. */
    public static String results(SeenStep step, List<ByHand.Result> results) {
        var object = new LinkedHashMap<String, Object>();
        object.put("key", step.waiting().step().key().value());
        object.put("done", results.stream().allMatch(ByHand.Result::done));
        object.put("details", results.stream().map(ByHand.Result::detail).toList());
        return Json.write(object);
    }

    private static Map<String, Object> status(StepStatus status, Instant now) {
        var waiting = status.step().waiting();
        var object = new LinkedHashMap<String, Object>();
        object.put("execution", waiting.step().execution().value());
        object.put("step", waiting.name());
        object.put("key", waiting.step().key().value());
        object.put("definition", orNull(status.step().definition()));
        object.put("stopping", waiting.stopping());
        object.put("waitingSince", waiting.since().toString());
        object.put("run", orNull(status.step().run().map(KeyedJob::handle).map(run -> run.id())));
        object.put("state", orNull(status.state()));
        object.put("elapsedSeconds", JsonNumber.of(status.elapsed(now).toSeconds()));
        object.put("expectedEnd", orNull(status.expectedEnd()));
        object.put("nextCheck", orNull(status.nextCheck()));
        return object;
    }

    private static Map<String, Object> story(StepStory story) {
        var object = new LinkedHashMap<String, Object>();
        object.put("execution", story.execution().value());
        object.put("step", story.name());
        object.put("key", story.key().value());
        object.put("entries", story.entries().stream().map(StepJson::entry).toList());
        return object;
    }

    private static Map<String, Object> entry(StepStory.Entry entry) {
        var object = new LinkedHashMap<String, Object>();
        object.put("when", entry.when().toString());
        object.put("what", entry.what());
        return object;
    }

    private static Object orNull(Optional<?> value) {
        return value.<Object>map(Object::toString).orElse(JsonNull.NULL);
    }
}
