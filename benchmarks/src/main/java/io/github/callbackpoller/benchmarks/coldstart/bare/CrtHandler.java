package io.github.callbackpoller.benchmarks.coldstart.bare;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;

/** The bare check over the HTTP client that is native code. */
public final class CrtHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final BareCheck check = new BareCheck(AwsCrtHttpClient.create());

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return check.handle(event);
    }
}
