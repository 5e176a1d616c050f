package io.github.callbackpoller.lambda;

import io.github.callbackpoller.message.ExecutionArn;
import io.github.callbackpoller.sweep.ListedStep;
import io.github.callbackpoller.sweep.Pipelines;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Only those pipelines that a function may look at. ARNs often write names in lower case, so case
 * is passed over.
 */
final class NamedPipelines implements Pipelines {
    private final Pipelines all;
    private final Pattern names;

    /**
     * @param names separated by commas; an asterisk stands for any characters
     */
    NamedPipelines(Pipelines all, String names) {
        this.all = all;
        this.names =
                Pattern.compile(
                        Arrays.stream(names.split(","))
                                .map(String::strip)
                                .map(NamedPipelines::expression)
                                .collect(Collectors.joining("|")),
                        Pattern.CASE_INSENSITIVE);
    }

    @Override
    public List<String> names() {
        return all.names().stream().filter(name -> names.matcher(name).matches()).toList();
    }

    @Override
    public List<OpenExecution> openExecutions(String pipeline, Instant createdAfter) {
        return all.openExecutions(pipeline, createdAfter);
    }

    @Override
    public List<ListedStep> steps(ExecutionArn execution) {
        return all.steps(execution);
    }

    @Override
    public boolean hasEnded(ExecutionArn execution) {
        return all.hasEnded(execution);
    }

    @Override
    public Source source(ExecutionArn execution) {
        return all.source(execution);
    }

    private static String expression(String name) {
        return Arrays.stream(name.split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
    }
}
