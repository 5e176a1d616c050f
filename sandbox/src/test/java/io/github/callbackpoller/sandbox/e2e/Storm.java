package io.github.callbackpoller.sandbox.e2e;

import static java.util.regex.Pattern.LITERAL;
import static org.awaitility.Awaitility.await;

import io.github.callbackpoller.port.QueueName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Workers as processes, each killed and started anew, or held up and let go on, every few seconds,
 * as a seed says.
 */
final class Storm implements AutoCloseable {
    private static final int MOST_SECONDS_OF_PAUSE = 12;

    /** Longer than the queues' visibility timeout: others take its messages over. */
    private static final int LONG_PAUSE = 50;

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Cloud cloud;
    private final Path folder;
    private final Random random;
    private final List<JavaProcess> workers = new ArrayList<>();
    private final List<JavaProcess> all = new ArrayList<>();
    private int kills;
    private int pauses;
    private int longPauses;

    Storm(Cloud cloud, Path folder, int workers, long seed) throws IOException {
        this.cloud = cloud;
        this.folder = folder;
        this.random = new Random(seed);
        for (int number = 0; number < workers; number++) {
            this.workers.add(worker());
        }
    }

    int kills() {
        return kills;
    }

    int pauses() {
        return pauses;
    }

    /** How many pauses were longer than a message stays invisible. */
    int longPauses() {
        return longPauses;
    }

    /** How often a word stands in the logs of all workers that ever were. */
    long count(String word) {
        return all.stream()
                .mapToLong(
                        worker ->
                                Pattern.compile(word, LITERAL)
                                        .matcher(worker.output())
                                        .results()
                                        .count())
                .sum();
    }

    /** Waits until all workers work; who could not start is started anew. */
    void awaitReady() {
        await().atMost(PATIENCE)
                .until(
                        () -> {
                            tend();
                            return workers.stream()
                                    .allMatch(worker -> worker.output().contains("ready:"));
                        });
    }

    /** Blows for some time, then lets all workers be. */
    void blow(Duration time) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            pass(1 + random.nextInt(3));
            tend();
            int struck = random.nextInt(workers.size());
            if (random.nextInt(5) < 3) {
                kill(struck);
            } else {
                pause(struck, Duration.ofNanos(end - System.nanoTime()));
            }
        }
    }

    /** Starts workers anew that have ended, as a supervisor does. */
    void tend() throws IOException {
        for (int number = 0; number < workers.size(); number++) {
            if (!workers.get(number).isAlive()) {
                workers.set(number, worker());
            }
        }
    }

    /** Which of some words stand in the log of any worker that ever was. */
    List<String> said(Set<String> words, int length) {
        return all.stream().flatMap(worker -> found(worker.output(), words, length)).toList();
    }

    private static java.util.stream.Stream<String> found(
            String output, Set<String> words, int length) {
        return IntStream.rangeClosed(0, output.length() - length)
                .mapToObj(at -> output.substring(at, at + length))
                .filter(words::contains);
    }

    @Override
    public void close() {
        all.forEach(JavaProcess::close);
    }

    private void kill(int struck) throws IOException {
        workers.get(struck).kill();
        kills++;
        workers.set(struck, worker());
    }

    /** Nobody is held up for longer than the storm lasts. */
    private void pause(int struck, Duration left) throws IOException {
        workers.get(struck).pause();
        pauses++;
        int seconds =
                random.nextInt(8) == 0 ? LONG_PAUSE : 1 + random.nextInt(MOST_SECONDS_OF_PAUSE);
        longPauses += seconds == LONG_PAUSE && left.toSeconds() >= LONG_PAUSE ? 1 : 0;
        pass(Math.toIntExact(Math.max(1, Math.min(seconds, left.toSeconds()))));
        workers.get(struck).goOn();
    }

    private static void pass(int seconds) {
        await().pollDelay(Duration.ofSeconds(seconds))
                .atMost(Duration.ofSeconds(seconds + 30L))
                .until(() -> true);
    }

    private JavaProcess worker() throws IOException {
        var environment = new HashMap<>(cloud.sandbox.environment());
        environment.put("CALLBACK_QUEUE_URL", cloud.url(QueueName.CALLBACK));
        environment.put("CHECK_QUEUE_URL", cloud.url(QueueName.CHECK));
        environment.put("PARKING_QUEUE_URL", cloud.url(QueueName.PARKING));
        environment.put("JOBS_JSON", Mixed.DEFINITIONS);
        environment.put("CHECK_COST", "100ms");
        environment.put("LONG_POLL", "1s");
        environment.put("JAVA_TOOL_OPTIONS", "-Xmx64m");
        var log = folder.resolve("worker-" + all.size() + ".log");
        var worker = JavaProcess.start(log, environment, "worker");
        all.add(worker);
        return worker;
    }
}
