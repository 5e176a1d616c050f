package io.github.callbackpoller.worker.operators;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.worker.operators.Confirmation.Answer;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfirmationTest {
    private final StringWriter questions = new StringWriter();

    @ParameterizedTest
    @CsvSource({"y, YES", "YES, YES", "' yes ', YES", "n, NO", "'', NO", "yess, NO"})
    void to_somebodyAnswers_isTakenAtTheirWord(String line, Answer expected) {
        assertThat(asked(false, line + "\n")).isEqualTo(expected);
        assertThat(questions).hasToString("Do it? [y/N] ");
    }

    @Test
    void to_nobodyAnswers_isNotDone() {
        assertThat(asked(false, "")).isEqualTo(Answer.NOBODY);
    }

    @Test
    void to_saidBeforehand_isNotAsked() {
        assertThat(asked(true, "n\n")).isEqualTo(Answer.YES);
        assertThat(questions).hasToString("");
    }

    private Answer asked(boolean given, String answers) {
        var in = new ByteArrayInputStream(answers.getBytes(UTF_8));
        return new Confirmation(given, in, new PrintWriter(questions)).to("Do it?");
    }
}
