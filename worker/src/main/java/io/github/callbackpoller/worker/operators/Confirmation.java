package io.github.callbackpoller.worker.operators;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Asks before something is done that can't be undone. */
public final class Confirmation {
    private static final Set<String> YES = Set.of("y", "yes");

    private final boolean given;
    private final InputStream answers;
    private final PrintWriter questions;

    /**
     * @param given whether the command line says yes already
     * @param answers where answers are read
     * @param questions where questions are written
     */
    public Confirmation(boolean given, InputStream answers, PrintWriter questions) {
        this.given = given;
        this.answers = answers;
        this.questions = questions;
    }

    /** What came of a question. */
    public enum Answer {
        /** Do it. */
        YES,
        /** Don't. */
        NO,
        /** Nobody is there to answer. */
        NOBODY
    }

    /** Asks, if the answer is not given already. */
    public Answer to(String question) {
        if (given) {
            return Answer.YES;
        }
        questions.print(question + " [y/N] ");
        questions.flush();
        try {
            var line =
                    new BufferedReader(new InputStreamReader(answers, StandardCharsets.UTF_8))
                            .readLine();
            if (line == null) {
                questions.println();
                return Answer.NOBODY;
            }
            return YES.contains(line.strip().toLowerCase(Locale.ROOT)) ? Answer.YES : Answer.NO;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
