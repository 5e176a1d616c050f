package io.github.callbackpoller.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.message.MessageCodec;
import io.github.callbackpoller.message.Phase;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.message.StopCause;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

        private final DecisionTable table;
        private final Function<Map<String, String>, Tables.Case> cases;

        Table(DecisionTable table, Function<Map<String, String>, Tables.Case> cases) {
            this.table = table;
            this.cases = cases;
        }

        List<Map<String, String>> where(Predicate<Tables.Case> violated) {
            return table.combinations().stream()
                    .filter(words -> violated.test(cases.apply(words)))
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource(Table.class)
    void decision_whateverIsSeen_neverShowsTheToken(Table table) {
        var violations = table.where(one -> one.decide().toString().contains(Steps.SECRET));

        assertThat(violations).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Table.class)
    void decision_whateverIsSeen_isTheSameTheSecondTime(Table table) {
        var violations = table.where(one -> !one.decide().equals(one.decide()));

        assertThat(violations).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Table.class)
    void answer_jobSeenSucceeded_isSuccess(Table table) {
        var violations =
                table.where(
                        one ->
                                answered(one)
                                                .filter(JobOutcome.Failed.class::isInstance)
                                                .findAny()
                                                .isPresent()
                                        && statuses(one)
                                                .anyMatch(JobStatus.Succeeded.class::isInstance));

        assertThat(violations).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Table.class)
    void answer_noJobSeenSucceeded_isNeverSuccess(Table table) {
        var violations =
                table.where(
                        one ->
                                answered(one)
                                                .filter(JobOutcome.Succeeded.class::isInstance)
                                                .findAny()
                                                .isPresent()
                                        && statuses(one)
                                                .noneMatch(JobStatus.Succeeded.class::isInstance));

        assertThat(violations).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Table.class)
    void answer_jobRunsBeforeItsDeadline_isNotGiven(Table table) {
        var violations =
                table.where(
                        one ->
                                answered(one).findAny().isPresent()
                                        && !(one.message().phase() instanceof Phase.Stop)
                                        && one.here()
                                                .now()
                                                .isBefore(one.message().timing().deadline())
                                        && statuses(one).anyMatch(status -> !status.hasEnded()));

        assertThat(violations).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Table.class)
    void discard_withoutProofThatNobodyWaits_neverHappens(Table table) {
        var violations =
                table.where(
                        one ->
                                one.decide() instanceof Decision.Discard
                                        && one.seen().view().state() != StepView.State.OVER
                                        && !knownToBeOver(one.message()));

        assertThat(violations).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Table.class)
    void bury_messageThatCanBeAnswered_neverHappens(Table table) {
        var violations = table.where(one -> one.decide() instanceof Decision.Bury);

        assertThat(violations).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Table.class)
    void start_anythingSeenOfAnEarlierRun_neverHappens(Table table) {
        var violations =
                table.where(
                        one ->
                                one.decide() instanceof Decision.StartJob
                                        && (statuses(one).findAny().isPresent()
                                                || one.seen().search().value().isEmpty()));

        assertThat(violations).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Table.class)
    void requeue_whateverIsSeen_followsItsMessage(Table table) {
        var violations =
                table.where(
                        one ->
                                requeue(one)
                                        .anyMatch(
                                                next ->
                                                        !next.next()
                                                                        .rank()
                                                                        .equals(
                                                                                one.message()
                                                                                        .rank()
                                                                                        .next())
                                                                || next.next().tally().hops()
                                                                        != one.message()
                                                                                        .tally()
                                                                                        .hops()
                                                                                + 1
                                                                || !next.next()
                                                                        .step()
                                                                        .equals(
                                                                                one.message()
                                                                                        .step())));

        assertThat(violations).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Table.class)
    void requeue_whateverIsSeen_isDelayedAsSqsAllows(Table table) {
        var violations =
                table.where(
                        one ->
                                requeue(one)
                                        .anyMatch(
                                                next ->
                                                        next.delay().isNegative()
                                                                || next.delay()
                                                                                .compareTo(
                                                                                        Duration
                                                                                                .ofSeconds(
                                                                                                        900))
                                                                        > 0));

        assertThat(violations).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Table.class)
    void requeue_whateverIsSeen_canBeReadByTheNextHost(Table table) {
        var violations =
                table.where(
                        one ->
                                requeue(one)
                                        .anyMatch(
                                                next ->
                                                        !MessageCodec.encode(next.next())
                                                                .equals(
                                                                        MessageCodec.encode(
                                                                                again(
                                                                                        next
                                                                                                .next())))));

        assertThat(violations).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Table.class)
    void stopOrder_runThatHasEnded_isNotTold(Table table) {
        var violations =
                table.where(
                        one ->
                                requeue(one)
                                        .flatMap(next -> next.stopFirst().stream())
                                        .anyMatch(
                                                handle ->
                                                        one.seen().search().value().stream()
                                                                .map(
                                                                        found ->
                                                                                found.jobs()
                                                                                        .get(
                                                                                                handle))
                                                                .filter(Objects::nonNull)
                                                                .anyMatch(JobStatus::hasEnded)));

        assertThat(violations).isEmpty();
    }

    @Test
    void needs_startAndStop_alwaysLookByKey() {
        var rules = Steps.rules();

        var start = rules.needs(Steps.start(), Steps.FIRST_SEEN);
        var stop =
                rules.needs(
                        Steps.stop(StopCause.PIPELINE, java.util.Optional.empty()),
                        Steps.FIRST_SEEN);

        assertThat(start.search()).isTrue();
        assertThat(start.view()).isTrue();
        assertThat(stop.search()).isTrue();
    }

    private static Stream<JobOutcome> answered(Tables.Case one) {
        return one.decide() instanceof Decision.Answer answer
                ? Stream.of(Kinds.outcome(answer.message()))
                : Stream.empty();
    }

    private static Stream<Decision.Requeue> requeue(Tables.Case one) {
        return one.decide() instanceof Decision.Requeue requeue
                ? Stream.of(requeue)
                : Stream.empty();
    }

    private static Stream<JobStatus> statuses(Tables.Case one) {
        return Stream.concat(
                one.seen().status().value().stream(),
                one.seen().search().value().stream()
                        .flatMap(found -> found.jobs().values().stream()));
    }

    private static boolean knownToBeOver(PollerMessage message) {
        return message.phase() instanceof Phase.Stop stop && stop.cause() == StopCause.NOBODY_WAITS;
    }

    private static PollerMessage again(PollerMessage message) {
        return MessageCodec.decode(MessageCodec.encode(message))
                .match(
                        callback -> message,
                        own -> own.message(),
                        foreign -> message,
                        unreadable -> message);
    }
}
