package io.github.callbackpoller.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Has jobs checked as soon as their service sends an event: as the target of a rule of EventBridge,
 * or of a queue that such a rule feeds. See {@link io.github.callbackpoller.sweep.Nudges}.
 *
 * <p>Records of a queue that are worth another try are given back, for which the event source
 * mapping must have {@code ReportBatchItemFailures}; a single event that is fails its invocation,
 * and Lambda tries it twice more. Thread-safe.
 */
public final class NudgeHandler
        implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final LambdaNudges nudges;

    /**
     * Used by Lambda: set up by environment variables.
     *
     * @throws io.github.callbackpoller.lambda.settings.SettingsException naming each that is wrong
     */
    public NudgeHandler() {
        this(LambdaNudges.of(System.getenv()));
    }

    NudgeHandler(LambdaNudges nudges) {
        this.nudges = nudges;
    }

    /**
     * @throws IllegalStateException if a single event is worth another try
     */
    @Override
    public Map<String, Object> handleRequest(@Nullable Map<String, Object> event, Context context) {
        return nudges.take(event == null ? Map.of() : event, context);
    }
}
