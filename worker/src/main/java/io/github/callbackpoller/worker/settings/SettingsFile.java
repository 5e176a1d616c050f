package io.github.callbackpoller.worker.settings;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** A settings file: Java properties whose keys are the flags without their dashes. */
final class SettingsFile {
    private final Path file;
    private final Properties properties = new Properties();

    /**
     * @throws SettingsException if the file can't be read
     */
    SettingsFile(Path file) {
        this.file = file;
        try {
            properties.load(new StringReader(TextFile.read("settings file", file)));
        } catch (IOException | IllegalArgumentException e) {
            throw new SettingsException(
                    "settings file " + file + " is no properties file: " + e.getMessage());
        }
    }

    Source source() {
        var texts = new LinkedHashMap<Setting, String>();
        for (var setting : Setting.values()) {
            var text = properties.getProperty(setting.key(), "").strip();
            if (!text.isEmpty()) {
                texts.put(setting, text);
            }
        }
        return new Source(Source.Kind.FILE, file.toString(), texts);
    }

    /** The keys that are no setting's, each with the nearest that is. */
    List<String> problems() {
        return properties.stringPropertyNames().stream()
                .sorted()
                .filter(key -> !Setting.keys().contains(key))
                .map(this::unknown)
                .toList();
    }

    private String unknown(String key) {
        var word = key.toLowerCase(Locale.ROOT).replace('_', '-').replace('.', '-');
        return "there is no setting '"
                + key
                + "' (file "
                + file
                + "), the nearest is '"
                + Nearest.to(word, Setting.keys())
                + "'";
    }
}
