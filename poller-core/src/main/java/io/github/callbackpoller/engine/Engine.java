package io.github.callbackpoller.engine;

import io.github.callbackpoller.decision.Circumstances;
import io.github.callbackpoller.decision.Decision;
import io.github.callbackpoller.decision.Happening;
import io.github.callbackpoller.decision.IntakeRules;
import io.github.callbackpoller.decision.Later;
import io.github.callbackpoller.decision.Observation;
import io.github.callbackpoller.decision.StepRules;
import io.github.callbackpoller.decision.TimeRules;
import io.github.callbackpoller.message.MessageCodec;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.port.Callbacks;
import io.github.callbackpoller.port.MessageSender;
import io.github.callbackpoller.port.MessageSender.SendResult;
import io.github.callbackpoller.port.PollerEvent;
import io.github.callbackpoller.port.PollerListener;
import io.github.callbackpoller.port.Received;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Handles batches of messages: observe, decide, act. Thread-safe; keeps no state but the memory of
 * confirmed sends, which may be lost at any time.
 *
 * <p>Order of effects: start or stop the job, or answer the step; then send the message that
 * follows; then let the host acknowledge. Nothing is acknowledged whose effect is not confirmed.
 * Messages of one step that come in one batch are handled one after the other: the second meets
 * what became of the first.
 */
public final class Engine {
    private final IntakeRules intake;
    private final StepRules rules;
    private final MessageSender sender;
    private final PollerListener listener;
    private final ConfirmedSends confirmed;
    private final InstantSource clock;
    private final Observer observer;
    private final Act act;

    /**
     * @param intake how bodies become messages
     * @param rules how messages are decided
     * @param world what the engine works on
     * @param confirmed the memory of confirmed sends
     * @param clock tells the time
     */
    public Engine(
            IntakeRules intake,
            StepRules rules,
            World world,
            ConfirmedSends confirmed,
            InstantSource clock) {
        this.intake = intake;
        this.rules = rules;
        this.sender = world.sender();
        this.listener = world.listener();
        this.confirmed = confirmed;
        this.clock = clock;
        this.observer = new Observer(rules, world, clock);
        this.act = new Act(rules, world.adapters(), world.callbacks(), clock);
    }

    /**
     * What the engine works on.
     *
     * @param sender sends messages
     * @param callbacks answers steps
     * @param adapters start, check and stop jobs
     * @param listener hears what happens
     * @param looks takes looks at once
     */
    public record World(
            MessageSender sender,
            Callbacks callbacks,
            Adapters adapters,
            PollerListener listener,
            Looks looks) {}

    /**
     * Handles a batch and says of each message, in order, what to do with it.
     *
     * @param finishBy when to stop beginning new work; what has not been begun is handed back, or
     *     sent again if it has been received before, so that receives are not used up
     */
    public List<Verdict> handle(List<Received> messages, Instant finishBy) {
        var batch = new Batch(messages);
        for (var received : messages) {
            batch.decide(received, () -> takeIn(received, batch));
        }
        var verdicts = new IdentityHashMap<Received, Verdict>();
        for (var turn : batch.turns()) {
            verdicts.putAll(handle(turn, batch, finishBy));
        }
        return messages.stream().map(verdicts::get).toList();
    }

    private Map<Received, Verdict> handle(List<Received> turn, Batch batch, Instant finishBy) {
        var considered = new ArrayList<Considered>();
        for (var received : turn) {
            batch.messageOf(received)
                    .ifPresent(
                            message ->
                                    batch.decide(
                                            received,
                                            () -> beforeLooking(received, message, considered)));
        }
        for (var one : observer.observe(considered, halfWay(finishBy))) {
            var received = one.of().received();
            batch.decide(received, () -> decide(one.of(), one.seen(), batch));
        }
        for (var received : turn) {
            batch.decide(received, () -> act(received, batch, finishBy));
            batch.told(received, clock.instant());
        }
        return send(turn, batch);
    }

    /** Looking may take half of the time, so that the other half is left to act. */
    private Instant halfWay(Instant finishBy) {
        var now = clock.instant();
        return now.plus(Duration.between(now, finishBy).dividedBy(2));
    }

    private Optional<Decision> takeIn(Received received, Batch batch) {
        var now = clock.instant();
        var sentAt = received.sentAt().orElse(now).truncatedTo(ChronoUnit.MILLIS);
        return intake.takeIn(
                        MessageCodec.decode(received.body()),
                        sentAt,
                        received.queue().holdsDeadLetters(),
                        now)
                .match(
                        message -> {
                            batch.understood(received, message);
                            return Optional.empty();
                        },
                        Optional::of);
    }

    private Optional<Decision> beforeLooking(
            Received received, PollerMessage message, List<Considered> considered) {
        var early = rules.beforeLooking(message, circumstances(received, message));
        if (early.isEmpty()) {
            considered.add(new Considered(received, message));
        }
        return early;
    }

    private Optional<Decision> decide(Considered one, Observation seen, Batch batch) {
        var here = circumstances(one.received(), one.message());
        seen.endedAt().ifPresent(end -> batch.ended(one.received(), end));
        return Optional.of(rules.decide(one.message(), seen, here));
    }

    private Optional<Decision> act(Received received, Batch batch, Instant finishBy) {
        var here = circumstances(received, Optional.empty());
        return Optional.of(
                batch.decisionOn(received)
                        .map(decision -> TimeRules.inTime(decision, here, finishBy))
                        .or(() -> batch.messageOf(received).map(m -> TimeRules.later(m, here)))
                        .orElseThrow()
                        .match(act));
    }

    private Circumstances circumstances(Received received, PollerMessage message) {
        return circumstances(received, confirmed.laterThan(message));
    }

    private Circumstances circumstances(Received received, Optional<Later> later) {
        return new Circumstances(
                clock.instant(), later, received.receiveCount(), received.invisibleUntil());
    }

    private Map<Received, Verdict> send(List<Received> turn, Batch batch) {
        var dispatches = turn.stream().map(received -> dispatch(received, batch)).toList();
        var outgoing =
                dispatches.stream().map(Dispatch::outgoing).flatMap(Optional::stream).toList();
        var results = outgoing.isEmpty() ? List.<SendResult>of() : sender.send(outgoing);
        var verdicts = new IdentityHashMap<Received, Verdict>();
        int sent = 0;
        for (int index = 0; index < turn.size(); index++) {
            var dispatch = dispatches.get(index);
            boolean sends = dispatch.outgoing().isPresent();
            var result = sends ? results.get(sent++) : SendResult.CONFIRMED;
            var received = turn.get(index);
            var verdict = conclude(dispatch, result);
            if (verdict == Verdict.ACKNOWLEDGE) {
                batch.messageOf(received).ifPresent(confirmed::done);
                dispatch.follower().ifPresent(confirmed::confirmed);
            }
            verdicts.put(received, verdict);
        }
        return verdicts;
    }

    private Dispatch dispatch(Received received, Batch batch) {
        return Dispatch.of(
                        batch.decisionOn(received).orElseThrow(),
                        received,
                        batch.subjectOf(received),
                        sender.hasParkingQueue())
                .lagging(batch.lagOf(received));
    }

    private Verdict conclude(Dispatch dispatch, SendResult result) {
        if (!result.confirmed()) {
            tell(
                    new PollerEvent(
                            Happening.UNCONFIRMED,
                            dispatch.event().subject(),
                            Optional.empty(),
                            result.why()));
            return Verdict.LEAVE;
        }
        tell(dispatch.event());
        return dispatch.verdict();
    }

    private void tell(PollerEvent event) {
        try {
            listener.onEvent(event);
        } catch (RuntimeException e) {
            Log.LOG.warn("A listener failed; the message is not affected", e);
        }
    }
}
