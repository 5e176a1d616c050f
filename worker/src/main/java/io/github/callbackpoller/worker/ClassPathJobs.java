package io.github.callbackpoller.worker;

import io.github.callbackpoller.Poller;
import io.github.callbackpoller.definition.JobDefinitions;
import io.github.callbackpoller.definition.JobDefinitionsReader;
import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.worker.settings.JobsSource;
import io.github.callbackpoller.worker.settings.SettingsException;
import java.util.LinkedHashMap;

/** Reads job definitions with the adapters on the class path, the last of each type. */
final class ClassPathJobs {

    private ClassPathJobs() {}

    /**
     * @throws IllegalArgumentException with one line for each problem
     */
    static JobDefinitions read(String source, String text) {
        var byType = new LinkedHashMap<String, JobAdapter>();
        Poller.adaptersOnClassPath().forEach(adapter -> byType.put(adapter.type(), adapter));
        return new JobDefinitionsReader(byType.values()).read(source, text);
    }

    /**
     * @throws SettingsException with one line for each problem
     */
    static JobDefinitions of(JobsSource source) {
        try {
            return read(source.name(), source.text());
        } catch (IllegalArgumentException e) {
            throw new SettingsException(String.valueOf(e.getMessage()));
        }
    }
}
