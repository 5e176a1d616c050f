package io.github.callbackpoller.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sweeps once for each event, such as a schedule's: steps whose messages were lost get new ones,
 * jobs whose step waits no longer are stopped. See {@link io.github.callbackpoller.sweep.Sweep}.
 *
 * <p>The event may hold {@code dryRun} and {@code all}, both true or false, and {@code pipelines}:
 * names separated by commas, in which an asterisk stands for any characters, by default all. The
 * response counts what was {@code left}, {@code injected}, {@code stopped} and {@code unsolved}.
 * Thread-safe.
 */
public final class SweepHandler
        implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final LambdaSweep sweep;

    /**
     * Used by Lambda: set up by environment variables.
     *
     * @throws io.github.callbackpoller.lambda.settings.SettingsException naming each that is wrong
     */
    public SweepHandler() {
        this(LambdaSweep.of(System.getenv()));
    }

    SweepHandler(LambdaSweep sweep) {
        this.sweep = sweep;
    }

    @Override
    public Map<String, Object> handleRequest(@Nullable Map<String, Object> event, Context context) {
        return sweep.run(event == null ? Map.of() : event, context);
    }
}
