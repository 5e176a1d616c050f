package io.github.callbackpoller.sandbox.demo.taxi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvLineTest {
    @Test
    void fields_plainLine_splitsAtEveryComma() {
        assertThat(CsvLine.fields("1,,3,")).contains(List.of("1", "", "3", ""));
    }

    @Test
    void fields_emptyLine_isOneEmptyField() {
        assertThat(CsvLine.fields("")).contains(List.of(""));
    }

    @Test
    void fields_quotedFields_keepCommasAndSingleDoubledQuotes() {
        assertThat(CsvLine.fields("\"a,b\",\"say \"\"hi\"\"\",\"\",c\"d,"))
                .contains(List.of("a,b", "say \"hi\"", "", "c\"d", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,\"open", "\"a\"b,2", "1,\"a\"\"", "\""})
    void fields_brokenQuoting_areNone(String line) {
        assertThat(CsvLine.fields(line)).isEmpty();
    }
}
