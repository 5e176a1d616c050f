package io.github.callbackpoller.sandbox.sagemaker;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Whether steps can be begun one after the other. */
final class StepOrder {
    private StepOrder() {}

    /** Takes away the steps whose dependencies are gone, until none is left. */
    static void check(List<StepDefinition> steps) {
        var left = new ArrayList<>(steps);
        var gone = new HashSet<String>();
        while (!left.isEmpty()) {
            var free = left.stream().filter(step -> gone.containsAll(step.dependencies())).toList();
            if (free.isEmpty()) {
                throw left.get(0).refused("the dependencies form a circle");
            }
            free.forEach(step -> gone.add(step.name()));
            left.removeAll(free);
        }
    }
}
