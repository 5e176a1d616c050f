package io.github.callbackpoller.worker.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.KMS_MASTER_KEY_ID;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.POLICY;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.SQS_MANAGED_SSE_ENABLED;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class QueueExamTest {
    private static final String TLS_ONLY =
            "{\"Statement\": [{\"Effect\": \"Deny\", \"Condition\": {\"Bool\":"
                    + " {\"aws:SecureTransport\": \"false\"}}}]}";

    @Test
    void secrecy_encryptedAndTlsOnly_isGood() {
        assertThat(what(Map.of(SQS_MANAGED_SSE_ENABLED, "true", POLICY, TLS_ONLY))).isEmpty();
        assertThat(what(Map.of(KMS_MASTER_KEY_ID, "alias/x", POLICY, TLS_ONLY))).isEmpty();
    }

    @Test
    void secrecy_policyThatOnlyMentionsTls_refusesNothing() {
        var allows = TLS_ONLY.replace("Deny", "Allow");

        assertThat(what(Map.of(SQS_MANAGED_SSE_ENABLED, "true", POLICY, allows)))
                .containsExactly("has no policy that refuses calls without TLS");
    }

    @Test
    void secrecy_neither_areNotes() {
        assertThat(what(Map.of(SQS_MANAGED_SSE_ENABLED, "false")))
                .containsExactly(
                        "is not encrypted", "has no policy that refuses calls without TLS");
    }

    private static List<String> what(Map<QueueAttributeName, String> attributes) {
        return QueueExam.secrecy("https://sqs/check", attributes).stream()
                .map(Finding::what)
                .toList();
    }
}
