package io.github.callbackpoller.sandbox.sagemaker;

import io.github.callbackpoller.sandbox.behaviour.Switches;
import io.github.callbackpoller.sandbox.wire.AwsError;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which requests have answered which tokens, so that the same request counts once. */
final class Answers {
    private final Map<String, String> requestByToken = new HashMap<>();
    private final Switches switches;

    Answers(Switches switches) {
        this.switches = switches;
    }

    /**
     * Whether an answer is to take effect; false if this very request has done so before.
     *
     * @param execution the execution that issued the token, if one did
     */
    synchronized boolean admit(
            String token, String clientRequestToken, Optional<Execution> execution) {
        if (clientRequestToken.equals(requestByToken.get(token))) {
            return false;
        }
        if (execution.isEmpty()) {
            throw refusal(switches.unknownToken(), "the callback token is not known");
        }
        if (requestByToken.containsKey(token) || !execution.get().waitsFor(token)) {
            throw refusal(switches.alreadyAnswered(), "the step does not wait for an answer");
        }
        requestByToken.put(token, clientRequestToken);
        return true;
    }

    private static AwsError refusal(Switches.Refusal how, String why) {
        var code =
                switch (how) {
                    case CONFLICT -> "ConflictException";
                    case RESOURCE_NOT_FOUND -> "ResourceNotFound";
                    case VALIDATION -> "ValidationException";
                };
        return AwsError.badRequest(code, why);
    }
}
