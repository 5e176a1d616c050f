package io.github.callbackpoller.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.message.ExecutionArn;
import io.github.callbackpoller.sweep.ListedStep;
import io.github.callbackpoller.sweep.Pipelines;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedPipelinesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* | Taxi Trips Trips-Daily",
                "taxi | Taxi",
                "trips, TAXI | Taxi Trips",
                "trip* | Trips Trips-Daily",
                "*s*y | Trips-Daily",
                "t.xi | ''",
                "'' | ''",
            })
    void names_areThoseThatFunctionsMayLookAt(String allowed, String seen) {
        var named = new NamedPipelines(new Three(), allowed);

        assertThat(named.names())
                .isEqualTo(Arrays.stream(seen.split(" ")).filter(name -> !name.isEmpty()).toList());
    }

    private static final class Three implements Pipelines {
        @Override
        public List<String> names() {
            return List.of("Taxi", "Trips", "Trips-Daily");
        }

        @Override
        public List<OpenExecution> openExecutions(String pipeline, Instant createdAfter) {
            return List.of();
        }

        @Override
        public List<ListedStep> steps(ExecutionArn execution) {
            return List.of();
        }

        @Override
        public boolean hasEnded(ExecutionArn execution) {
            return false;
        }

        @Override
        public Source source(ExecutionArn execution) {
            throw new IllegalStateException("nobody asks");
        }
    }
}
