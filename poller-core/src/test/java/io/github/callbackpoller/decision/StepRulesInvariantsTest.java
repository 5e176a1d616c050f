package io.github.callbackpoller.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.message.MessageCodec;
import io.github.callbackpoller.message.Phase;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.message.StopCause;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for whatever is seen, over the same combinations as the decision tables. */
class StepRulesInvariantsTest {

    /** The phases whose decisions depend on what is seen. */
    enum Table {
        START(Tables.START, Tables::start),
        WATCH(Tables.WATCH, Tables::watch),
        STOP(Tables.STOP, Tables::stop);

        private final Map<Map<String, String>, Decided> all = new LinkedHashMap<>();

        Table(DecisionTable table, Function<Map<String, String>, Tables.Case> cases) {
            for (var words : table.combinations()) {
                var one = cases.apply(words);
                all.put(words, new Decided(one, one.decide()));
            }
        }

        List<Map<String, String>> where(Predicate<Decided> violated) {
            return all.entrySet().stream()
                    .filter(one -> violated.test(one.getValue()))
                    .map(Map.Entry::getKey)
                    .limit(20)
                    .toList();
        }
    }

    /** One combination and what was decided. */
    record Decided(Tables.Case in, Decision decision) {
        Stream<JobOutcome> answer() {
            return decision instanceof Decision.Answer answer
                    ? Stream.of(Kinds.outcome(answer.message()))
                    : Stream.empty();
        }

        boolean answersSuccess() {
            return answer().anyMatch(JobOutcome.Succeeded.class::isInstance);
        }

        boolean answersFailure() {
            return answer().anyMatch(JobOutcome.Failed.class::isInstance);
        }

        boolean requeues(Predicate<Decision.Requeue> so) {
            return decision instanceof Decision.Requeue requeue && so.test(requeue);
        }

        Stream<JobStatus> statuses() {
            return Stream.concat(
                    in.seen().status().value().stream(),
                    in.seen().search().value().stream()
                            .flatMap(found -> found.jobs().values().stream()));
        }

        boolean seesSuccess() {
            return statuses().anyMatch(JobStatus.Succeeded.class::isInstance);
        }
    }

    @ParameterizedTest
    @EnumSource(Table.class)
    void decision_whateverIsSeen_neverShowsTheToken(Table table) {
        var violations = table.where(one -> one.decision().toString().contains(Steps.SECRET));

        assertThat(violations).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Table.class)
    void decision_whateverIsSeen_isTheSameTheSecondTime(Table table) {
        var violations = table.where(one -> !one.decision().equals(one.in().decide()));

        assertThat(violations).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Table.class)
    void answer_jobSeenSucceeded_isSuccess(Table table) {
        var violations = table.where(one -> one.answersFailure() && one.seesSuccess());

        assertThat(violations).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Table.class)
    void answer_noJobSeenSucceeded_isNeverSuccess(Table table) {
        var violations = table.where(one -> one.answersSuccess() && !one.seesSuccess());

        assertThat(violations).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Table.class)
    void answer_failure_fitsIntoTheRequest(Table table) {
        var violations =
                table.where(
                        one ->
                                one.answersFailure()
                                        && (Kinds.reason(one.decision()).isBlank()
                                                || Kinds.reason(one.decision()).length()
                                                        > FailureReason.LONGEST));

        assertThat(violations).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Table.class,
            names = {"START", "WATCH"})
    void answer_jobRunsBeforeItsDeadline_isNotGiven(Table table) {
        var violations =
                table.where(
                        one ->
                                one.answer().findAny().isPresent()
                                        && !one.in().message().isOverdue(one.in().here().now())
                                        && one.statuses().anyMatch(status -> !status.hasEnded())
                                        && !one.seesSuccess());

        assertThat(violations).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Table.class)
    void discard_withoutProofThatNobodyWaits_neverHappens(Table table) {
        var violations =
                table.where(
                        one ->
                                one.decision() instanceof Decision.Discard
                                        && one.in().seen().view().state() != StepView.State.OVER
                                        && !knownToBeOver(one.in().message()));

        assertThat(violations).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Table.class)
    void decision_messageThatIsUnderstood_neverLeavesOrBuriesIt(Table table) {
        var violations =
                table.where(
                        one ->
                                one.decision() instanceof Decision.Bury
                                        || one.decision() instanceof Decision.HandBack
                                        || one.decision() instanceof Decision.Resend);

        assertThat(violations).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Table.class)
    void startJob_earlierRunSeenOrNotRuledOut_neverHappens(Table table) {
        var violations =
                table.where(
                        one ->
                                one.decision() instanceof Decision.StartJob
                                        && (one.statuses().findAny().isPresent()
                                                || one.in().seen().search().value().isEmpty()));

        assertThat(violations).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Table.class)
    void requeue_whateverIsSeen_isTheNextMessageOfTheSameStep(Table table) {
        var violations =
                table.where(
                        one -> {
                            var message = one.in().message();
                            return one.requeues(
                                    requeue ->
                                            !requeue.next().rank().equals(message.rank().next())
                                                    || requeue.next().tally().hops()
                                                            != message.tally().hops() + 1
                                                    || !requeue.next().step().equals(message.step())
                                                    || !requeue.next()
                                                            .timing()
                                                            .firstSeen()
                                                            .equals(message.timing().firstSeen()));
                        });

        assertThat(violations).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Table.class)
    void requeue_whateverIsSeen_isDelayedAsSqsAllows(Table table) {
        var violations =
                table.where(
                        one ->
                                one.requeues(
                                        requeue ->
                                                requeue.delay().isNegative()
                                                        || requeue.delay().toMillis() > 900_000));

        assertThat(violations).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Table.class)
    void requeue_whateverIsSeen_isReadAsItWasWritten(Table table) {
        var violations =
                table.where(one -> one.requeues(requeue -> !survivesTheQueue(requeue.next())));

        assertThat(violations).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Table.class)
    void stopOrder_runThatHasEnded_isNotTold(Table table) {
        var violations =
                table.where(
                        one ->
                                one.requeues(
                                        requeue ->
                                                requeue.stopFirst().stream()
                                                        .anyMatch(run -> hasEnded(run, one))));

        assertThat(violations).isEmpty();
    }

    @Test
    void needs_startAndStop_alwaysLookByKey() {
        var rules = Steps.rules();

        var start = rules.needs(Steps.start(), Steps.FIRST_SEEN);
        var stop = rules.needs(Steps.stop(StopCause.PIPELINE, Optional.empty()), Steps.FIRST_SEEN);

        assertThat(start.search()).isTrue();
        assertThat(start.view()).isTrue();
        assertThat(stop.search()).isTrue();
    }

    private static boolean hasEnded(JobHandle run, Decided one) {
        return one.in().seen().search().value().stream()
                .map(found -> Optional.ofNullable(found.jobs().get(run)))
                .flatMap(Optional::stream)
                .anyMatch(JobStatus::hasEnded);
    }

    private static boolean knownToBeOver(PollerMessage message) {
        return message.phase() instanceof Phase.Stop stop && stop.cause() == StopCause.NOBODY_WAITS;
    }

    private static boolean survivesTheQueue(PollerMessage message) {
        var body = MessageCodec.encode(message);
        return MessageCodec.decode(body)
                .match(
                        callback -> false,
                        own -> MessageCodec.encode(own.message()).equals(body),
                        foreign -> false,
                        unreadable -> false);
    }
}
