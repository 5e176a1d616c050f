package io.github.callbackpoller.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OurQueueTest {

    @ParameterizedTest
    @CsvSource({
        "https://sqs.eu-west-1.amazonaws.com/1/q, https://sqs.eu-west-1.amazonaws.com/1/q, true",
        "https://sqs.eu-west-1.amazonaws.com/1/q, https://eu-west-1.queue.amazonaws.com/1/q, true",
        "https://sqs.us-east-1.amazonaws.com/1/q, https://queue.amazonaws.com/1/q, true",
        "https://sqs.eu-west-1.amazonaws.com/1/q, https://sqs.eu-west-2.amazonaws.com/1/q, false",
        "https://sqs.eu-west-1.amazonaws.com/1/q, https://sqs.eu-west-1.amazonaws.com/2/q, false",
        "https://sqs.eu-west-1.amazonaws.com/1/q, https://sqs.eu-west-1.amazonaws.com/1/p, false",
        "http://localhost:9324/1/q, http://127.0.0.1:9324/1/q, true",
        "queue, queue, true",
        "queue, http://localhost:9324/1/queue, false",
    })
    void same_asSqsSpellsQueues(String one, String other, boolean same) {
        assertThat(OurQueue.same(one, other)).isEqualTo(same);
        assertThat(OurQueue.same(other, one)).isEqualTo(same);
    }
}
