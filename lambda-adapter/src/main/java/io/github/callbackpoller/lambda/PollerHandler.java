package io.github.callbackpoller.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;

/**
 * All of it in one function, by what a record is.
 *
 * <p>Answers with the records that are not done; the event source mapping must have {@code
 * ReportBatchItemFailures}. Thread-safe.
 */
public final class PollerHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final LambdaPoller poller;

    /**
     * Used by Lambda: set up by environment variables.
     *
     * @throws io.github.callbackpoller.lambda.settings.SettingsException naming each that is wrong
     */
    public PollerHandler() {
        this(LambdaPollers.ofEnvironment());
    }

    /**
     * For handlers of one's own.
     *
     * @param poller does the work
     */
    public PollerHandler(LambdaPoller poller) {
        this.poller = poller;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return poller.handle(Role.ALL, event, context);
    }
}
