package io.github.callbackpoller.lambda.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of the documentation with tables that are computed; {@code -Dcost.write} writes them. */
record ComputedPage(Path file) {
    private static final String BEGIN = "<!-- computed: begin -->\n";
    private static final String END = "<!-- computed: end -->\n";

    void holds(String tables) throws IOException {
        var page = Files.readString(file);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        if (System.getProperty("cost.write") != null) {
            Files.writeString(file, page.substring(0, begin) + tables + page.substring(end));
        } else {
            assertThat(page.substring(begin, end)).isEqualTo(tables);
        }
    }
}
