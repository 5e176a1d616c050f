package io.github.callbackpoller.sandbox.glue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code file:} locations as people write them: escaped or not, with spaces or brackets. */
final class FileLocation {
    private static final String SCHEME = "file:";
    private static final Pattern ESCAPES = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");
    private static final Pattern NO_HOST = Pattern.compile("^//(?:localhost)?(?=/)");

    private FileLocation() {}

    static boolean is(String location) {
        return location.startsWith(SCHEME);
    }

    /**
     * The path of a location. A percent sign that begins no escape stands for itself.
     *
     * @throws io.github.callbackpoller.sandbox.wire.AwsError if no file can be called so
     */
    static Path path(String location) {
        var text = NO_HOST.matcher(location.substring(SCHEME.length())).replaceFirst("");
        try {
            return Path.of(ESCAPES.matcher(text).replaceAll(FileLocation::decoded));
        } catch (InvalidPathException e) {
            throw GlueErrors.invalidInput("Not the location of a file: " + location);
        }
    }

    private static String decoded(MatchResult escapes) {
        byte[] bytes = HexFormat.of().parseHex(escapes.group().replace("%", ""));
        return Matcher.quoteReplacement(new String(bytes, UTF_8));
    }
}
