package io.github.callbackpoller.operator;

import io.github.callbackpoller.message.ExecutionArn;
import io.github.callbackpoller.sweep.SeenStep;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which waiting steps somebody means.
 *
 * @param subject the ARN of an execution, or the first digits of a key as log lines show it
 * @param stepName the one step of that name, if one is named
 */
public record StepChoice(String subject, Optional<String> stepName) {
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{6,64}");

    /**
     * @throws IllegalArgumentException if the subject is neither
     */
    public StepChoice {
        if (!ExecutionArn.isArn(subject) && !KEY.matcher(subject).matches()) {
            throw new IllegalArgumentException(
                    "'"
                            + subject
                            + "' is neither the ARN of a pipeline execution nor a key: at least six"
                            + " of its hexadecimal digits, as log lines and 'poller status' show it");
        }
    }

    /** Those that are meant. */
    public List<SeenStep> among(List<SeenStep> steps) {
        return steps.stream().filter(this::means).toList();
    }

    /** The execution, if it is named. */
    public Optional<ExecutionArn> execution() {
        return ExecutionArn.isArn(subject)
                ? Optional.of(new ExecutionArn(subject))
                : Optional.empty();
    }

    /** Whether a key begins as is said. */
    public boolean meansKey(String key) {
        return key.startsWith(subject);
    }

    private boolean means(SeenStep seen) {
        var waiting = seen.waiting();
        boolean subjectIsIt =
                execution()
                        .map(execution -> waiting.step().execution().equals(execution))
                        .orElseGet(() -> meansKey(waiting.step().key().value()));
        return subjectIsIt && stepName.filter(name -> !name.equals(waiting.name())).isEmpty();
    }
}
