package io.github.callbackpoller.sqs;

import static io.github.callbackpoller.sqs.PlayedQueues.CALLBACK;
import static io.github.callbackpoller.sqs.PlayedQueues.CALLBACK_DEAD;
import static io.github.callbackpoller.sqs.PlayedQueues.CHECK;
import static io.github.callbackpoller.sqs.PlayedQueues.CHECK_DEAD;
import static io.github.callbackpoller.sqs.PlayedQueues.PARKING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.callbackpoller.port.QueueName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SqsException;

class QueueSurveyTest {
    private static final QueueUrls TWO = QueueUrls.of(url(CALLBACK), url(CHECK));
    private static final QueueUrls ALL = TWO.with(QueueName.PARKING, url(PARKING));

    private final PlayedQueues sqs = PlayedQueues.wellSetUp();

    @Test
    void findings_queuesAsDocumented_areNone() {
        assertThat(findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    callback | VisibilityTimeout      | 59      | callback queue https://sqs/1/callback has a visibility timeout of 59 s | VisibilityTimeout=60
                    check    | VisibilityTimeout      | 59      | check queue https://sqs/1/check has a visibility timeout of 59 s | VisibilityTimeout=60
                    check    | VisibilityTimeout      | 901     | check queue https://sqs/1/check has a visibility timeout of 901 s | VisibilityTimeout=60
                    check-dead | VisibilityTimeout    | 29      | check dead-letter queue https://sqs/1/check-dead has a visibility timeout of 29 s | VisibilityTimeout=60
                    check    | MessageRetentionPeriod | 345599  | check queue https://sqs/1/check keeps messages for 345599 s, which is less than 4 days | MessageRetentionPeriod=1209600
                    parking  | MessageRetentionPeriod | 60      | parking queue https://sqs/1/parking keeps messages for 60 s, which is less than 4 days | MessageRetentionPeriod=1209600
                    check-dead | MessageRetentionPeriod | 1209599 | check dead-letter queue https://sqs/1/check-dead keeps messages for 1209599 s, less than the queue that it serves (1209600 s) | MessageRetentionPeriod=1209600
                    callback | DelaySeconds           | 1       | callback queue https://sqs/1/callback has a delay of 1 s | DelaySeconds=0
                    """)
    void findings_attributeOutOfBounds_isOneWarningWithItsCommand(
            String queue, String attribute, String value, String what, String set) {
        sqs.set(queue, QueueAttributeName.fromValue(attribute), value);

        assertThat(findings())
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.what()).isEqualTo(what);
                            assertThat(finding.cantWork()).isFalse();
                            assertThat(finding.why()).isNotBlank();
                            assertThat(finding.remedy())
                                    .isEqualTo(
                                            "Run: aws sqs set-queue-attributes --queue-url "
                                                    + url(queue)
                                                    + " --attributes "
                                                    + set);
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "callback, VisibilityTimeout, 60",
        "check, VisibilityTimeout, 900",
        "check-dead, VisibilityTimeout, 30",
        "parking, VisibilityTimeout, 0",
        "parking, MessageRetentionPeriod, 345600",
        "check, MessageRetentionPeriod, 345600",
        "check, DelaySeconds, 900"
    })
    void findings_attributeAtTheBorderOrHarmless_areNone(
            String queue, String attribute, String value) {
        sqs.set(queue, QueueAttributeName.fromValue(attribute), value);

        assertThat(findings()).isEmpty();
    }

    @Test
    void findings_noRedrivePolicy_saysHowToGiveOne() {
        sqs.remove(CHECK, QueueAttributeName.REDRIVE_POLICY);

        assertThat(findings())
                .singleElement()
                .asString()
                .startsWith("check queue https://sqs/1/check has no dead-letter queue: ")
                .contains("\"maxReceiveCount\\\":\\\"5\\\"");
        assertThat(survey(ALL).toReceiveFrom())
                .extracting(SqsQueue::name)
                .doesNotContain(QueueName.CHECK_DEAD_LETTERS);
    }

    @Test
    void findings_fewReceives_saysHowToGiveMore() {
        sqs.redrive(CALLBACK, CALLBACK_DEAD, 2);

        assertThat(findings())
                .singleElement()
                .asString()
                .contains(
                        "callback queue https://sqs/1/callback has a maxReceiveCount of 2",
                        "arn:aws:sqs:eu-west-1:111122223333:callback-dead",
                        "\"maxReceiveCount\\\":\\\"5\\\"");
    }

    @Test
    void findings_threeReceives_areNone() {
        sqs.redrive(CALLBACK, CALLBACK_DEAD, 3);

        assertThat(findings()).isEmpty();
    }

    @Test
    void findings_noParkingQueue_isAWarning() {
        assertThat(survey(TWO).findings())
                .singleElement()
                .satisfies(f -> assertThat(f.cantWork()).isFalse())
                .asString()
                .contains("There is no parking queue", "PARKING_QUEUE_URL");
    }

    @Test
    void findings_parkingQueueThatMayOnlyBeSentTo_isAWarning() {
        sqs.deny(PARKING);

        assertThat(findings())
                .singleElement()
                .asString()
                .contains("parking queue https://sqs/1/parking can't be looked at (AccessDenied")
                .contains("sqs:GetQueueAttributes");
    }

    @Test
    void survey_parkingQueueThatIsNotThere_throws() {
        sqs.drop(PARKING);

        assertThatThrownBy(() -> survey(ALL)).isInstanceOf(QueueDoesNotExistException.class);
    }

    @Test
    void survey_checkQueueThatMayNotBeRead_throws() {
        sqs.deny(CHECK);

        assertThatThrownBy(() -> survey(ALL)).isInstanceOf(SqsException.class);
    }

    @Test
    void findings_deadLetterQueueThatIsNotThereOrDenied_isAWarningAndItIsLeftOut() {
        sqs.drop(CHECK_DEAD);
        sqs.deny(CALLBACK_DEAD);

        assertThat(findings())
                .extracting(QueueFinding::toString)
                .satisfiesExactly(
                        denied ->
                                assertThat(denied)
                                        .contains("callback dead-letter queue arn:aws:sqs:")
                                        .contains(":callback-dead can't be used (AccessDenied"),
                        missing ->
                                assertThat(missing)
                                        .contains("check dead-letter queue arn:aws:sqs:")
                                        .contains(":check-dead can't be used (")
                                        .contains("sqs:GetQueueUrl"));
        assertThat(survey(ALL).toReceiveFrom())
                .extracting(SqsQueue::name)
                .containsExactly(QueueName.CALLBACK, QueueName.CHECK);
    }

    @Test
    void findings_oneDeadLetterQueueForBoth_isAWarning() {
        sqs.redrive(CHECK, CALLBACK_DEAD, 5);

        assertThat(findings())
                .singleElement()
                .satisfies(f -> assertThat(f.cantWork()).isFalse())
                .asString()
                .contains("is the check dead-letter queue too");
    }

    @ParameterizedTest
    @CsvSource({
        "check, callback, callback queue https://sqs/1/callback is the check dead-letter queue too",
        "callback, check, callback dead-letter queue https://sqs/1/check is the check queue too",
        "check, parking, check dead-letter queue https://sqs/1/parking is the parking queue too"
    })
    void findings_deadLetterQueueIsAnotherOfTheQueues_cantWork(
            String source, String deadLetters, String what) {
        sqs.redrive(source, deadLetters, 5);

        assertThat(survey(ALL).findings())
                .filteredOn(QueueFinding::cantWork)
                .singleElement()
                .extracting(QueueFinding::what)
                .isEqualTo(what);
    }

    @Test
    void findings_oneQueueUnderTwoUrls_cantWork() {
        var disguised = QueueUrls.of(url(CALLBACK), "https://other-host/1/callback");

        assertThat(survey(disguised).findings())
                .filteredOn(QueueFinding::cantWork)
                .extracting(QueueFinding::what)
                .contains("callback queue https://sqs/1/callback is the check queue too");
    }

    @Test
    void discover_queuesThatCantWork_isRefused() {
        sqs.redrive(CHECK, PARKING, 5);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SqsQueue.discover(sqs, ALL))
                .withMessageContaining("is the parking queue too");
    }

    @Test
    void discover_queuesAsDocumented_areThoseToReceiveFrom() {
        assertThat(SqsQueue.discover(sqs, ALL))
                .extracting(SqsQueue::name, queue -> queue.visibilityTimeout().toSeconds())
                .containsExactly(
                        tuple(QueueName.CALLBACK, 60L),
                        tuple(QueueName.CALLBACK_DEAD_LETTERS, 60L),
                        tuple(QueueName.CHECK, 60L),
                        tuple(QueueName.CHECK_DEAD_LETTERS, 60L));
    }

    private List<QueueFinding> findings() {
        return survey(ALL).findings();
    }

    private QueueSurvey survey(QueueUrls urls) {
        return QueueSurvey.of(sqs, urls);
    }

    private static String url(String queue) {
        return PlayedQueues.url(queue);
    }
}
