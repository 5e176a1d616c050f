package io.github.callbackpoller.benchmarks.micro;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.callbackpoller.decision.Circumstances;
import io.github.callbackpoller.decision.Decision;
import io.github.callbackpoller.decision.Limits;
import io.github.callbackpoller.decision.Look;
import io.github.callbackpoller.decision.Observation;
import io.github.callbackpoller.decision.PollSchedule;
import io.github.callbackpoller.decision.StepRules;
import io.github.callbackpoller.decision.StepView;
import io.github.callbackpoller.definition.JobDefinition;
import io.github.callbackpoller.definition.JobDefinitions;
import io.github.callbackpoller.definition.JobPolicy;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobKey;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.job.RunHistory;
import io.github.callbackpoller.message.CallbackStep;
import io.github.callbackpoller.message.CallbackToken;
import io.github.callbackpoller.message.Decoded;
import io.github.callbackpoller.message.ExecutionArn;
import io.github.callbackpoller.message.Job;
import io.github.callbackpoller.message.MessageCodec;
import io.github.callbackpoller.message.Phase;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.message.Rank;
import io.github.callbackpoller.message.Tally;
import io.github.callbackpoller.message.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * A check of a job that runs on, in the middle of its watch and with twelve earlier runs: read,
 * decided, written; and the same JSON by plain Jackson databind.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OneMessage {
    private static final TypeReference<Map<String, Object>> ANY = new TypeReference<>() {};
    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");
    private static final RunHistory HISTORY =
            new RunHistory(List.of(610, 640, 655, 670, 690, 700, 715, 730, 760, 790, 850, 1_020));

    private final ObjectMapper databind = new ObjectMapper();
    private final PollSchedule schedule = PollSchedule.breakEven(PollSchedule.CHECK_COST);
    private final PollerMessage message = message();
    private final String body = MessageCodec.encode(message);
    private final Map<String, Object> tree = tree(body);
    private final StepRules rules =
            new StepRules(definitions(), Set.of("glue"), schedule, Limits.DEFAULT);
    private final Observation running =
            new Observation(
                    Look.told(
                            new JobStatus.Running(
                                    "RUNNING",
                                    true,
                                    Optional.of(NOW.minus(Duration.ofMinutes(10))),
                                    Optional.of(Duration.ofHours(8)))),
                    Look.notTaken(),
                    StepView.UNKNOWN);
    private final Circumstances here =
            new Circumstances(NOW, Optional.empty(), 1, NOW.plusSeconds(60));

    /** Text to message. */
    @Benchmark
    public Decoded decode() {
        return MessageCodec.decode(body);
    }

    /** Message to text. */
    @Benchmark
    public String encode() {
        return MessageCodec.encode(message);
    }

    /** Text to a tree of maps, which checks nothing. */
    @Benchmark
    public Map<String, Object> databindReads() throws JsonProcessingException {
        return databind.readValue(body, ANY);
    }

    /** A tree of maps to text. */
    @Benchmark
    public String databindWrites() throws JsonProcessingException {
        return databind.writeValueAsString(tree);
    }

    /** What is seen, to what is to be done. */
    @Benchmark
    public Decision decide() {
        return rules.decide(message, running, here);
    }

    /** When to look again. */
    @Benchmark
    public Duration schedule() {
        return schedule.delayAfter(Duration.ofMinutes(10), HISTORY);
    }

    private static PollerMessage message() {
        var step =
                new CallbackStep(
                        CallbackToken.of("26vcYbeWsZ"),
                        new ExecutionArn(
                                "arn:aws:sagemaker:us-east-2:123456789012:pipeline/taxi"
                                        + "/execution/7pinimwddh6a"),
                        new JobKey("0a".repeat(32)));
        var watch =
                new Phase.Watch(
                        new Job("taxi-prep", "glue", Map.of("s3_data_out", "s3://bucket/out")),
                        new JobHandle("glue", "glue-nyc-taxi/jr_" + "0".repeat(64)),
                        NOW.minus(Duration.ofMinutes(10)),
                        true,
                        NOW.minus(Duration.ofMinutes(1)),
                        HISTORY);
        var timing =
                new Timing(NOW.minus(Duration.ofMinutes(11)), NOW, false, NOW.plusSeconds(9_000));
        return new PollerMessage(step, new Rank(0, 7), timing, Tally.NONE, watch);
    }

    private static JobDefinitions definitions() {
        var prep =
                new JobDefinition(
                        "taxi-prep", "glue", Map.of(), Map.of(), Map.of(), JobPolicy.DEFAULT);
        return new JobDefinitions(Map.of("taxi-prep", prep), Optional.of("taxi-prep"));
    }

    private static Map<String, Object> tree(String json) {
        try {
            return new ObjectMapper().readValue(json, ANY);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
