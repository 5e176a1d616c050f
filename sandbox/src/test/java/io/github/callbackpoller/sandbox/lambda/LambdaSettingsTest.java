package io.github.callbackpoller.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits of Lambda's settings, just inside and just outside. */
class LambdaSettingsTest {
    private static final MappingSettings MAPPING = MappingSettings.of("http://sqs/queue");

    @ParameterizedTest
    @CsvSource({"1000,0,128", "900000,1000,10240"})
    void limits_justInside_areTaken(long timeoutMillis, int concurrency, int memory) {
        var limits = new FunctionLimits(Duration.ofMillis(timeoutMillis), concurrency, memory);

        assertThat(limits.memoryMegabytes()).isEqualTo(memory);
    }

    @ParameterizedTest
    @CsvSource({
        "999,1,128",
        "1500,1,128",
        "901000,1,128",
        "1000,-1,128",
        "1000,1,127",
        "1000,1,10241"
    })
    void limits_justOutside_areRefused(long timeoutMillis, int concurrency, int memory) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new FunctionLimits(
                                        Duration.ofMillis(timeoutMillis), concurrency, memory));
    }

    @ParameterizedTest
    @CsvSource({"1,0", "10,0", "11,1", "10000,300"})
    void batch_justInside_isTaken(int size, long windowSeconds) {
        var mapping = MAPPING.batch(size, Duration.ofSeconds(windowSeconds));

        assertThat(mapping.batch().size()).isEqualTo(size);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "11,0", "10001,1", "10,301", "10,-1"})
    void batch_justOutside_isRefused(int size, long windowSeconds) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MAPPING.batch(size, Duration.ofSeconds(windowSeconds)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1001})
    void maximumConcurrency_justOutside_isRefused(int most) {
        assertThatIllegalArgumentException().isThrownBy(() -> MAPPING.maximumConcurrency(most));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 1000})
    void maximumConcurrency_justInside_isTaken(int most) {
        assertThat(MAPPING.maximumConcurrency(most).maximumConcurrency()).isEqualTo(most);
    }

    @Test
    void queue_fifo_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MappingSettings.of("http://sqs/queue.fifo"))
                .withMessageContaining("FIFO");
    }

    @Test
    void code_withoutAPackage_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FunctionCode("Handler", List.of()));
    }

    @Test
    void variables_givenTwice_theLaterWins() {
        var settings =
                FunctionSettings.of("f", new FunctionCode("Handler", List.of(Path.of("f.jar"))))
                        .with(Map.of("A", "1", "B", "1"))
                        .with(Map.of("B", "2"));

        assertThat(settings.variables()).isEqualTo(Map.of("A", "1", "B", "2"));
    }
}
