package io.github.callbackpoller.worker.settings;

import java.util.List;

/** Settings with which nothing can be begun; the message has one line for each problem. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * @param problem what is wrong and what would be right
     */
    public SettingsException(String problem) {
        super(problem);
    }

    SettingsException(List<String> problems) {
        super(String.join("\n", problems));
    }
}
