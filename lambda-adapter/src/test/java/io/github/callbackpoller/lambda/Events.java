package io.github.callbackpoller.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.List;
import java.util.Map;

/** Events and invocations as Lambda makes them. */
final class Events {
    static final String ARN = "arn:aws:sqs:us-east-2:123456789012:";
    static final String URL = "https://sqs.us-east-2.amazonaws.com/123456789012/";

    private Events() {}

    static SQSEvent of(SQSMessage... records) {
        var event = new SQSEvent();
        event.setRecords(List.of(records));
        return event;
    }

    static SQSMessage record(String queue, String id, String body) {
        var record = new SQSMessage();
        record.setMessageId(id);
        record.setBody(body);
        record.setReceiptHandle("receipt-" + id);
        record.setEventSource("aws:sqs");
        record.setEventSourceArn(ARN + queue);
        record.setAttributes(
                Map.of("ApproximateReceiveCount", "2", "SentTimestamp", "1793606400123"));
        return record;
    }

    static List<String> failed(SQSBatchResponse response) {
        return response.getBatchItemFailures().stream()
                .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
                .toList();
    }

    /** An invocation with some time left. */
    static Context invocation(int millisLeft) {
        return new Context() {
            @Override
            public String getAwsRequestId() {
                return "request-1";
            }

            @Override
            public int getRemainingTimeInMillis() {
                return millisLeft;
            }

            @Override
            public String getLogGroupName() {
                return "";
            }

            @Override
            public String getLogStreamName() {
                return "";
            }

            @Override
            public String getFunctionName() {
                return "check";
            }

            @Override
            public String getFunctionVersion() {
                return "1";
            }

            @Override
            public String getInvokedFunctionArn() {
                return "";
            }

            @Override
            public CognitoIdentity getIdentity() {
                throw new UnsupportedOperationException();
            }

            @Override
            public ClientContext getClientContext() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int getMemoryLimitInMB() {
                return 512;
            }

            @Override
            public LambdaLogger getLogger() {
                throw new UnsupportedOperationException();
            }
        };
    }
}
