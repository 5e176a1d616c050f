package io.github.callbackpoller.sandbox.glue;

import io.github.callbackpoller.sandbox.behaviour.Switch;
import io.github.callbackpoller.sandbox.behaviour.Switches;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Gives runs their ids: {@code jr_} and 64 hexadecimal digits. */
final class RunIds {
    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Switches switches;

    RunIds(Switches switches) {
        this.switches = switches;
    }

    String idFor(RunFacts facts) {
        return facts.retry()
                .filter(RunFacts.Retry::byGlue)
                .map(this::retryId)
                .orElseGet(this::freshId);
    }

    private String retryId(RunFacts.Retry retry) {
        return switch (switches.get(Switch.RETRY_RUN_ID)) {
            case FRESH -> freshId();
            case ATTEMPT_SUFFIX -> retry.firstRunId() + "_attempt_" + retry.attempt();
        };
    }

    private String freshId() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return "jr_" + HexFormat.of().formatHex(bytes);
    }
}
