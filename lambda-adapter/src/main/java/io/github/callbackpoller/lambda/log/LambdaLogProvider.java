package io.github.callbackpoller.lambda.log;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/** Found by SLF4J in the deployment package. Programs that embed the handlers bring their own. */
public final class LambdaLogProvider implements SLF4JServiceProvider {
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter mdc = new ThreadContext();
    private @Nullable ILoggerFactory loggers;

    /** Used by the service loader. */
    public LambdaLogProvider() {}

    @Override
    public void initialize() {
        var settings = LogSettings.of(System.getenv());
        loggers =
                new LambdaLoggers(
                        new LogLines(settings.json(), mdc, InstantSource.system()),
                        settings.level(),
                        System.out::println);
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        if (loggers == null) {
            throw new IllegalStateException("SLF4J calls initialize() first");
        }
        return loggers;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return mdc;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }
}
