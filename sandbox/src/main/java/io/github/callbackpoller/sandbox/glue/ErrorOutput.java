package io.github.callbackpoller.sandbox.glue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;

/**
 * The error output of a process, kept in a file so that nobody need read along.
 *
 * @param file where it is
 */
record ErrorOutput(Path file) {
    private static final int TAIL_BYTES = 16_384;
    private static final int LINES = 5;

    /**
     * The last lines that say something: without stack frames, which are indented, unless there is
     * nothing else.
     */
    String lastLines() throws IOException {
        var lines = tail().lines().filter(line -> !line.isBlank()).toList();
        var telling =
                lines.stream()
                        .filter(line -> !Character.isWhitespace(line.charAt(0)))
                        .filter(line -> !line.startsWith("Traceback "))
                        .toList();
        return String.join("\n", last(telling.isEmpty() ? lines : telling));
    }

    private String tail() throws IOException {
        try (var output = new RandomAccessFile(file.toFile(), "r")) {
            output.seek(Math.max(0, output.length() - TAIL_BYTES));
            byte[] bytes = new byte[(int) (output.length() - output.getFilePointer())];
            output.readFully(bytes);
            return new String(bytes, UTF_8);
        }
    }

    private static List<String> last(List<String> lines) {
        return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    }
}
