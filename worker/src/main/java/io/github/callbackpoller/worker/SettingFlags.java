package io.github.callbackpoller.worker;

import io.github.callbackpoller.worker.settings.Setting;
import io.github.callbackpoller.worker.settings.SettingsReader;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Makes a flag of every setting. */
final class SettingFlags implements IModelTransformer {

    @Override
    public CommandSpec transform(CommandSpec spec) {
        for (var setting : Setting.values()) {
            spec.addOption(option(setting));
        }
        return spec.addOption(
                OptionSpec.builder(SettingsReader.FILE_FLAG)
                        .type(String.class)
                        .paramLabel("FILE")
                        .description(
                                "A file of settings, one 'name = value' a line, named like the"
                                        + " flags without dashes.",
                                "(environment: " + SettingsReader.FILE_VARIABLE + ")")
                        .build());
    }

    /** The settings that a command line gives. */
    static Map<Setting, String> given(ParseResult parsed) {
        var given = new EnumMap<Setting, String>(Setting.class);
        for (var setting : Setting.values()) {
            value(parsed, setting.flag()).ifPresent(text -> given.put(setting, text));
        }
        return given;
    }

    /** The settings file that a command line names. */
    static Optional<String> file(ParseResult parsed) {
        return value(parsed, SettingsReader.FILE_FLAG);
    }

    private static Optional<String> value(ParseResult parsed, String flag) {
        return parsed.hasMatchedOption(flag)
                ? Optional.<String>of(parsed.matchedOption(flag).getValue())
                : Optional.empty();
    }

    private static OptionSpec option(Setting setting) {
        return OptionSpec.builder(setting.flag())
                .type(String.class)
                .paramLabel(setting.allowed().label())
                .description(setting.description(), facts(setting))
                .build();
    }

    private static String facts(Setting setting) {
        var need = setting.isRequired() ? "required, " : "";
        var otherwise =
                setting.defaultText().isEmpty() ? "" : "default: " + setting.defaultText() + ", ";
        return "("
                + need
                + otherwise
                + "allowed: "
                + setting.allowed().range()
                + ", environment: "
                + setting.name()
                + ")";
    }
}
