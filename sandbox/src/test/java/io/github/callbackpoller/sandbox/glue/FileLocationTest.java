package io.github.callbackpoller.sandbox.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.callbackpoller.sandbox.wire.AwsError;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileLocationTest {

    @ParameterizedTest
    @CsvSource({
        "file:/a/b.py, /a/b.py",
        "file:///a/b.py, /a/b.py",
        "file://localhost/a/b.py, /a/b.py",
        "file:/a b/c%20d.py, /a b/c d.py",
        "file:/%C3%A4%E2%82%AC.py, /ä€.py",
        "file:/100%.py, /100%.py",
        "file:/a%2520b+[c].py, /a%20b+[c].py",
    })
    void path_howeverItIsWritten_isThatOfTheFile(String location, String path) {
        assertThat(FileLocation.path(location)).isEqualTo(Path.of(path));
    }

    @Test
    void path_noFileCanBeCalledSo_isInvalidInput() {
        assertThatThrownBy(() -> FileLocation.path("file:/a%00b"))
                .isInstanceOfSatisfying(
                        AwsError.class,
                        error -> assertThat(error.code()).isEqualTo("InvalidInputException"));
    }
}
