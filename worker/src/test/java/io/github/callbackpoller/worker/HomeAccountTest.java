package io.github.callbackpoller.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.sqs.QueueUrls;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HomeAccountTest {

    @ParameterizedTest
    @CsvSource({
        "https://sqs.eu-west-1.amazonaws.com/123456789012/q, 123456789012",
        "http://localhost:9324/000000000000/q, 000000000000",
        "http://localhost:9324/queue/q, ''",
        "http://localhost:9324/1234567890123/q, ''",
        "http://localhost:9324/q, ''"
    })
    void account_ofQueueUrl_isTheSegmentOfTwelveDigits(String url, String account) {
        assertThat(HomeAccount.in(QueueUrls.of(url, "http://localhost/checks"))).isEqualTo(account);
    }
}
