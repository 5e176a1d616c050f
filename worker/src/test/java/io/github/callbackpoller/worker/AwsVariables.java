package io.github.callbackpoller.worker;

import java.util.List;
import java.util.Map;

/** Stands for the variables that the AWS SDK reads by itself, as long as it is open. */
final class AwsVariables implements AutoCloseable {
    private static final List<String> ENDPOINTS =
            List.of("aws.endpointUrlSqs", "aws.endpointUrlGlue", "aws.endpointUrlSageMaker");

    AwsVariables(String endpoint) {
        System.setProperty("aws.region", "eu-west-1");
        System.setProperty("aws.accessKeyId", "nobody");
        System.setProperty("aws.secretAccessKey", "nothing");
        ENDPOINTS.forEach(name -> System.setProperty(name, endpoint));
    }

    @Override
    public void close() {
        System.getProperties().keySet().removeIf(name -> name.toString().startsWith("aws."));
    }

    static Map<String, String> queuesAt(String endpoint) {
        return Map.of(
                "CALLBACK_QUEUE_URL", endpoint + "/123456789012/callbacks",
                "CHECK_QUEUE_URL", endpoint + "/123456789012/checks",
                "JOBS_JSON", "{\"jobs\": {\"a\": {\"type\": \"glue\", \"jobName\": \"a\"}}}");
    }
}
