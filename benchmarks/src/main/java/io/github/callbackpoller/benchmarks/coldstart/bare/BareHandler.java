package io.github.callbackpoller.benchmarks.coldstart.bare;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** The bare check over the HTTP client of the JDK. */
public final class BareHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final BareCheck check = new BareCheck(UrlConnectionHttpClient.create());

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return check.handle(event);
    }
}
