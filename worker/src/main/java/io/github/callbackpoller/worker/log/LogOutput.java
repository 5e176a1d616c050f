package io.github.callbackpoller.worker.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the whole program's log to one stream. */
public final class LogOutput {
    private static final String OWN = "io.github.callbackpoller";

    /** Below WARN the SDK logs requests, and with them tokens. */
    private static final List<String> NEVER_BELOW_WARN =
            List.of("software.amazon.awssdk", "io.github.resilience4j");

    private LogOutput() {}

    /** Replaces whatever logging was set up before. */
    public static void install(OutputStream stream, LogSettings settings) {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        var appender = new OutputStreamAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setEncoder(encoder(context, settings.format()));
        appender.setOutputStream(new LeftOpen(stream));
        appender.start();
        var others = Level.convertAnSLF4JLevel(settings.others());
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(appender);
        root.setLevel(others);
        context.getLogger(OWN).setLevel(Level.convertAnSLF4JLevel(settings.own()));
        var quiet = others.isGreaterOrEqual(Level.WARN) ? others : Level.WARN;
        NEVER_BELOW_WARN.forEach(name -> context.getLogger(name).setLevel(quiet));
    }

    private static Encoder<ILoggingEvent> encoder(LoggerContext context, LogFormat format) {
        var encoder =
                switch (format) {
                    case TEXT -> text(context);
                    case JSON -> json();
                };
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }

    private static Encoder<ILoggingEvent> text(LoggerContext context) {
        var layout = new TextLayout();
        layout.setContext(context);
        layout.start();
        var encoder = new LayoutWrappingEncoder<ILoggingEvent>();
        encoder.setLayout(layout);
        return encoder;
    }

    private static Encoder<ILoggingEvent> json() {
        var encoder = new JsonEncoder();
        encoder.setWithFormattedMessage(true);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithContext(false);
        return encoder;
    }

    /** The stream is the caller's: an appender that is replaced must not close stderr. */
    private static final class LeftOpen extends FilterOutputStream {
        LeftOpen(OutputStream stream) {
            super(stream);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
