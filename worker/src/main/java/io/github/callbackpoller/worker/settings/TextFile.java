package io.github.callbackpoller.worker.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a file that somebody has named, and says what is wrong in a sentence. */
public final class TextFile {

    private TextFile() {}

    /**
     * The whole text of a file in UTF-8.
     *
     * @param what what the file is, for errors
     * @throws SettingsException if the file can't be read
     */
    public static String read(String what, Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new SettingsException(what + " " + file + " can't be read: " + reason(file, e));
        }
    }

    private static String reason(Path file, IOException error) {
        if (error instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (error instanceof AccessDeniedException) {
            return "no permission";
        }
        if (error instanceof CharacterCodingException) {
            return "it is not UTF-8 text";
        }
        return Files.isDirectory(file) ? "it is a folder" : String.valueOf(error.getMessage());
    }
}
