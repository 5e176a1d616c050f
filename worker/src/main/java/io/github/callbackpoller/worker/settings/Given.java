package io.github.callbackpoller.worker.settings;

import java.util.Optional;

/**
 * The value of a setting and where it was given.
 *
 * @param setting which setting
 * @param text the value as written
 * @param source where it comes from
 */
record Given(Setting setting, String text, Source source) {

    /** What is wrong with the value, if something is. */
    Optional<String> problem() {
        return setting.allowed().test().test(text)
                ? Optional.empty()
                : Optional.of(
                        setting.key()
                                + " is '"
                                + text
                                + "' ("
                                + source.placeOf(setting)
                                + "), allowed: "
                                + setting.allowed().range());
    }
}
