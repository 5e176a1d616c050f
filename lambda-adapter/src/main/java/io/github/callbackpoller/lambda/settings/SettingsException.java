package io.github.callbackpoller.lambda.settings;

import java.util.List;

/** Says which environment variables are wrong, and how. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SettingsException(List<String> problems) {
        super(String.join("; ", problems));
    }
}
