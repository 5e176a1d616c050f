package io.github.callbackpoller.sweep;

import io.github.callbackpoller.decision.StepView;
import io.github.callbackpoller.message.CallbackToken;
import io.github.callbackpoller.message.ExecutionArn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Pipelines that a test writes down, of which some can't be read. */
public final class PipelinesInMemory implements Pipelines {
    public static final String QUEUE = "https://sqs.us-east-2.amazonaws.com/012345678901/callback";
    public static final Instant BEGAN = Instant.parse("2026-11-02T08:00:00Z");
    private static final String ARN =
            "arn:aws:sagemaker:us-east-2:012345678901:pipeline/%s/execution/%s";

    final Map<ExecutionArn, List<ListedStep>> executions = new LinkedHashMap<>();
    final Set<ExecutionArn> ended = new HashSet<>();
    public final Set<String> unreadable = new HashSet<>();
    Optional<Instant> askedFor = Optional.empty();

    public static ExecutionArn arn(String pipeline, String id) {
        return new ExecutionArn(ARN.formatted(pipeline, id));
    }

    public static ListedStep callback(String name, String token, String queue, StepView view) {
        var wait = new ListedStep.Wait(CallbackToken.of(token), queue);
        return new ListedStep(name, view, Optional.of(wait), Map.of());
    }

    public static StepView view(StepView.State state) {
        return new StepView(state, Optional.of(BEGAN));
    }

    public void add(ExecutionArn execution, ListedStep... steps) {
        executions.put(execution, List.of(steps));
    }

    @Override
    public List<String> names() {
        return executions.keySet().stream().map(ExecutionArn::pipeline).distinct().toList();
    }

    @Override
    public List<OpenExecution> openExecutions(String pipeline, Instant createdAfter) {
        askedFor = Optional.of(createdAfter);
        read(pipeline);
        var open = new ArrayList<OpenExecution>();
        executions.keySet().stream()
                .filter(execution -> execution.pipeline().equals(pipeline))
                .filter(execution -> !ended.contains(execution))
                .forEach(
                        execution -> open.add(new OpenExecution(execution, BEGAN.minusSeconds(9))));
        return open;
    }

    @Override
    public List<ListedStep> steps(ExecutionArn execution) {
        read(execution.executionId());
        return executions.getOrDefault(execution, List.of());
    }

    @Override
    public boolean hasEnded(ExecutionArn execution) {
        return ended.contains(execution);
    }

    @Override
    public Source source(ExecutionArn execution) {
        read("source");
        return new Source(
                "{\"Steps\": [{\"Name\": \"Work\", \"Arguments\": {\"in\": \"x\"}}]}", Map.of());
    }

    private void read(String what) {
        if (unreadable.contains(what)) {
            throw new UnreadException(what + " can't be read", true, new IllegalStateException());
        }
    }
}
