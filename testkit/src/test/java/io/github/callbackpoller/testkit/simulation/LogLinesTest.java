package io.github.callbackpoller.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.github.callbackpoller.LoggingListener;
import io.github.callbackpoller.port.Callbacks;
import io.github.callbackpoller.port.PollerListener;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** All that hosts write to their log, at every level, is searched for tokens. */
class LogLinesTest {
    private static final long WORLDS = 200;
    private static final Assembly LOGGING =
            new Assembly() {
                @Override
                public PollerListener listener(PollerListener real) {
                    var logging = new LoggingListener();
                    return event -> {
                        real.onEvent(event);
                        logging.onEvent(event);
                    };
                }
            };

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Search search = new Search();

    private static final class Search extends AppenderBase<ILoggingEvent> {
        private final List<String> leaks = new ArrayList<>();
        private long lines;

        @Override
        protected void append(ILoggingEvent event) {
            lines++;
            var line =
                    event.getFormattedMessage()
                            + event.getMDCPropertyMap()
                            + ThrowableProxyUtil.asString(event.getThrowableProxy());
            if (Names.areIn(line)) {
                leaks.add(line);
            }
        }
    }

    @BeforeEach
    void listen() {
        search.start();
        root.addAppender(search);
        root.setLevel(Level.TRACE);
    }

    @AfterEach
    void stop() {
        root.setLevel(Level.OFF);
        root.detachAppender(search);
    }

    @Test
    void run_everyLogLine_holdsNoToken() {
        LongStream.range(0, WORLDS).forEach(seed -> run(seed, LOGGING));

        assertThat(search.leaks).isEmpty();
        assertThat(search.lines).isGreaterThan(WORLDS);
    }

    @Test
    void run_hostThatSaysTheToken_isNoticed() {
        LongStream.range(0, 20).forEach(seed -> run(seed, new Talkative()));

        assertThat(search.leaks).isNotEmpty();
    }

    private static void run(long seed, Assembly assembly) {
        new World(Choices.of(seed), assembly, false).run();
    }

    /** The defect that {@link DefectTest} knows, with a log. */
    private static final class Talkative implements Assembly {
        @Override
        public PollerListener listener(PollerListener real) {
            return LOGGING.listener(event -> {});
        }

        @Override
        public Callbacks callbacks(Callbacks real) {
            return Defect.SAYS_THE_TOKEN.callbacks(real);
        }
    }
}
