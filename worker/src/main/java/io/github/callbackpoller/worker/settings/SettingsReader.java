package io.github.callbackpoller.worker.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads settings: flag before environment before file before default. */
public final class SettingsReader {

    /** The flag that names a settings file. */
    public static final String FILE_FLAG = "--settings";

    /** The environment variable that names a settings file. */
    public static final String FILE_VARIABLE = "SETTINGS_FILE";

    private final Map<String, String> environment;

    /**
     * @param environment the environment variables
     */
    public SettingsReader(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * The settings.
     *
     * @param flags what the command line gives
     * @param fileFlag the settings file, if the command line names one
     * @throws SettingsException naming everything that is wrong
     */
    public WorkerSettings read(Map<Setting, String> flags, Optional<String> fileFlag) {
        var file = fileFlag.or(this::fileVariable).map(Path::of).map(SettingsFile::new);
        var sources =
                Stream.of(
                                Optional.of(Source.flags(flags)),
                                Optional.of(Source.environment(environment)),
                                file.map(SettingsFile::source),
                                Optional.of(Source.defaults()))
                        .flatMap(Optional::stream)
                        .toList();
        var given = strongest(sources);
        var problems = new ArrayList<String>();
        file.map(SettingsFile::problems).ifPresent(problems::addAll);
        given.values().stream().flatMap(value -> value.problem().stream()).forEach(problems::add);
        Arrays.stream(Setting.values())
                .filter(setting -> setting.isRequired() && !given.containsKey(setting))
                .map(SettingsReader::missing)
                .forEach(problems::add);
        var values = new SettingValues(given);
        if (problems.isEmpty()) {
            problems.addAll(values.contradictions());
        }
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return WorkerSettings.of(values);
    }

    private Optional<String> fileVariable() {
        return Optional.ofNullable(environment.get(FILE_VARIABLE)).filter(name -> !name.isBlank());
    }

    private static Map<Setting, Given> strongest(List<Source> strongestFirst) {
        var given = new EnumMap<Setting, Given>(Setting.class);
        for (var setting : Setting.values()) {
            strongestFirst.stream()
                    .flatMap(source -> source.given(setting).stream())
                    .findFirst()
                    .ifPresent(value -> given.put(setting, value));
        }
        return given;
    }

    private static String missing(Setting setting) {
        return setting.key()
                + " is missing: give it by flag "
                + setting.flag()
                + ", environment variable "
                + setting.name()
                + " or '"
                + setting.key()
                + "' in a settings file";
    }
}
