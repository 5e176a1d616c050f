package io.github.callbackpoller.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.Poller;
import io.github.callbackpoller.aws.ApiRetries;
import io.github.callbackpoller.aws.AwsClients;
import io.github.callbackpoller.decision.Happening;
import io.github.callbackpoller.definition.JobDefinitionsReader;
import io.github.callbackpoller.engine.Verdict;
import io.github.callbackpoller.glue.GlueJobAdapter;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobKey;
import io.github.callbackpoller.job.RunHistory;
import io.github.callbackpoller.message.CallbackStep;
import io.github.callbackpoller.message.CallbackToken;
import io.github.callbackpoller.message.ExecutionArn;
import io.github.callbackpoller.message.Job;
import io.github.callbackpoller.message.MessageCodec;
import io.github.callbackpoller.message.Phase;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.message.Rank;
import io.github.callbackpoller.message.Tally;
import io.github.callbackpoller.message.Timing;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.port.Received;
import io.github.callbackpoller.time.NanoClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.GlueClientBuilder;

/** After an outage, everything is due at once, and Glue takes few calls. */
class ThrottledChecksTest {
    private static final Instant BEGIN = Instant.parse("2026-11-22T10:00:00Z");
    private static final int CHECKS = 10_000;
    private static final int FEWER_CHECKS = 1_000;
    private static final int PER_SECOND = 20;

    private static final Pattern MISSES = Pattern.compile("\"misses\":([0-9]+)");

    /** What a batch takes if nobody waits for anything. */
    private static final Duration BATCH = Duration.ofMillis(20);

    @Test
    void tenThousandChecksOfAsManyJobsDueAtOnce_areMadeAsFastAsGlueTakesThem() {
        var aftermath = new Aftermath(CHECKS, AwsClients::build);

        aftermath.goOnToTheEnd();

        // Two calls for each: the status, and whether there is another run.
        var glue = aftermath.glue;
        assertThat(glue.throttled()).isLessThan(glue.taken() / 20);
        assertThat(aftermath.lasted())
                .isLessThan(Duration.ofSeconds(2L * glue.taken() / PER_SECOND));
        assertThat(aftermath.events.happenings()).hasSizeLessThan(8 * CHECKS);
        assertThat(aftermath.mostMisses).isLessThanOrEqualTo(10);
    }

    @Test
    void fewerWithoutLimits_areAStormOfThrottledCalls() {
        var aftermath = new Aftermath(FEWER_CHECKS, (glue, clock) -> glue.build());

        aftermath.goOnToTheEnd();

        var glue = aftermath.glue;
        assertThat(glue.throttled()).isGreaterThan(glue.taken());
    }

    /** What is left to do, and who does it. */
    private static final class Aftermath {
        private final ManualClock clock = new ManualClock(BEGIN);
        private final InMemoryQueues queues = new InMemoryQueues(clock);
        private final InMemoryCallbacks callbacks = new InMemoryCallbacks();
        private final EventRecorder events = new EventRecorder();
        private final ThrottlingGlue glue = new ThrottlingGlue(clock, PER_SECOND);
        private final Poller poller;
        private final int checks;
        private int mostMisses;

        Aftermath(int checks, BiFunction<GlueClientBuilder, NanoClock, GlueClient> client) {
            this.checks = checks;
            poller = poller(client);
            IntStream.range(0, checks).forEach(this::begin);
        }

        Duration lasted() {
            return Duration.between(BEGIN, clock.instant());
        }

        void goOnToTheEnd() {
            while (!queues.contents(QueueName.CHECK).isEmpty()) {
                goOn();
            }
            assertThat(events.happenings().stream().filter(Happening.ANSWERED::equals))
                    .hasSize(checks);
            assertThat(queues.contents(QueueName.CHECK_DEAD_LETTERS)).isEmpty();
        }

        private void goOn() {
            var batch = queues.receive(QueueName.CHECK, 10, Duration.ZERO);
            if (batch.isEmpty()) {
                queues.nextVisible()
                        .ifPresent(next -> clock.advance(Duration.between(clock.instant(), next)));
                return;
            }
            batch.forEach(this::countMisses);
            var verdicts = poller.handle(batch, clock.instant().plusSeconds(30));
            queues.acknowledge(acknowledged(batch, verdicts));
            clock.advance(BATCH);
        }

        private void countMisses(Received received) {
            var misses = MISSES.matcher(received.body());
            if (misses.find()) {
                mostMisses = Math.max(mostMisses, Integer.parseInt(misses.group(1)));
            }
        }

        private static List<Received> acknowledged(List<Received> batch, List<Verdict> verdicts) {
            return IntStream.range(0, batch.size())
                    .filter(index -> verdicts.get(index) == Verdict.ACKNOWLEDGE)
                    .mapToObj(batch::get)
                    .toList();
        }

        private Poller poller(BiFunction<GlueClientBuilder, NanoClock, GlueClient> client) {
            var builder =
                    GlueClient.builder()
                            .region(Region.US_EAST_2)
                            .credentialsProvider(AnonymousCredentialsProvider.create())
                            .overrideConfiguration(
                                    once -> once.retryStrategy(AwsRetryStrategy.doNotRetry()))
                            .httpClient(glue);
            var adapter =
                    new GlueJobAdapter(
                            client.apply(builder, () -> lasted().toNanos()), ApiRetries.NONE);
            var definitions =
                    new JobDefinitionsReader(List.of(adapter))
                            .read(
                                    "jobs.json",
                                    """
                                {"jobs": {"prep": {"type": "glue", "jobName": "prep"}},
                                 "default": "prep"}
                                """);
            return Poller.builder(queues, callbacks, definitions)
                    .looksAtOnce(0)
                    .adapter(adapter)
                    .listener(events)
                    .clock(clock)
                    .build();
        }

        /** A step in the middle of its watch, each with a job of its own. */
        private void begin(int number) {
            var token = CallbackToken.of(String.format(Locale.ROOT, "t%09d", number));
            callbacks.waitFor(token);
            var step =
                    new CallbackStep(
                            token,
                            new ExecutionArn(World.EXECUTION),
                            new JobKey(String.format(Locale.ROOT, "%064x", number)));
            var watch =
                    new Phase.Watch(
                            new Job("prep", "glue", Map.of()),
                            new JobHandle("glue", "prep-" + number + "/jr_1"),
                            BEGIN.minus(Duration.ofMinutes(10)),
                            true,
                            BEGIN.plus(Duration.ofHours(12)),
                            RunHistory.none());
            var timing = new Timing(BEGIN, BEGIN, false, BEGIN.plus(Duration.ofHours(20)));
            queues.put(
                    QueueName.CHECK,
                    MessageCodec.encode(
                            new PollerMessage(step, new Rank(0, 3), timing, Tally.NONE, watch)));
        }
    }
}
