package io.github.callbackpoller.decision;

import io.github.callbackpoller.definition.JobDefinition;
import io.github.callbackpoller.job.JobRequest;
import io.github.callbackpoller.json.Json;
import io.github.callbackpoller.message.Job;
import io.github.callbackpoller.message.Phase;
import io.github.callbackpoller.message.PollerMessage;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Builds what adapters are asked. The token is in none of it. */
final class Requests {
    private Requests() {}

    static JobRequest toStart(Situation situation, Phase.Start start) {
        var definition = situation.definition();
        return new JobRequest(
                situation.message().step().key(),
                definition.name(),
                definition.settings(),
                definition.argumentsFor(start.arguments()),
                context(situation.message(), definition.jobFor(start.arguments())),
                notBefore(situation.message(), situation.seen().view()));
    }

    static JobRequest toFind(PollerMessage message, JobDefinition definition, StepView view) {
        return new JobRequest(
                message.step().key(),
                definition.name(),
                definition.settings(),
                Map.of(),
                "",
                notBefore(message, view));
    }

    /** No run of the step can have begun before, give or take what clocks differ. */
    private static Instant notBefore(PollerMessage message, StepView view) {
        var began =
                message.phase() instanceof Phase.Stop
                        ? message.timing().firstSeen().minus(Limits.ANSWER_BOUND)
                        : message.timing().firstSeen();
        return view.startedAt().orElse(began).minus(Limits.CLOCK_MARGIN);
    }

    /** From this text and the step's token a lost watch can be resumed. */
    private static String context(PollerMessage message, Job job) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("definition", job.definition());
        fields.put("execution", message.step().execution().value());
        fields.put("outputs", job.outputs());
        return Json.write(fields);
    }
}
