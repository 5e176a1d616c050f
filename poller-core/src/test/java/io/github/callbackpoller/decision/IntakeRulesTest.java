package io.github.callbackpoller.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.definition.JobDefinition;
import io.github.callbackpoller.definition.JobDefinitions;
import io.github.callbackpoller.definition.JobPolicy;
import io.github.callbackpoller.definition.Template;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.message.CallbackMessage;
import io.github.callbackpoller.message.Decoded;
import io.github.callbackpoller.message.ExecutionArn;
import io.github.callbackpoller.message.KeyDerivation;
import io.github.callbackpoller.message.MessageCodec;
import io.github.callbackpoller.message.Phase;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.message.Rank;
import io.github.callbackpoller.message.StopCause;
import io.github.callbackpoller.message.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeRulesTest {
    private static final Instant SENT = Steps.FIRST_SEEN;
    private static final Instant NOW = SENT.plusSeconds(3);

    private final IntakeRules rules =
            new IntakeRules(Steps.definitions(), Home.ANYWHERE, KeyDerivation::derive);

    @Test
    void takeIn_startMessage_becomesPhaseStartWithItsKey() {
        var message = proceed(rules, callback(Steps.INPUTS, false), false);

        assertThat(message.phase()).isEqualTo(new Phase.Start(Steps.DEFINITION, Steps.INPUTS));
        assertThat(message.step()).isEqualTo(KeyDerivation.derive(Steps.TOKEN, Steps.EXECUTION));
        assertThat(message.rank()).isEqualTo(Rank.FIRST);
        assertThat(message.tally()).isEqualTo(Tally.NONE);
        assertThat(message.timing().firstSeen()).isEqualTo(SENT);
        assertThat(message.timing().hop()).isFalse();
        assertThat(message.timing().deadline()).isEqualTo(SENT.plus(Duration.ofHours(6)));
    }

    @Test
    void takeIn_stopMessage_becomesPhaseStopAndNeverAStart() {
        var message = proceed(rules, callback(Steps.INPUTS, true), false);

        assertThat(message.phase())
                .isEqualTo(
                        new Phase.Stop(
                                Steps.watching().job(), Optional.empty(), NOW, StopCause.PIPELINE));
        assertThat(message.timing().deadline()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
    }

    @Test
    void takeIn_startAndStopOfOneStep_haveTheSameKey() {
        var start = proceed(rules, callback(Steps.INPUTS, false), false);
        var stop = proceed(rules, callback(Steps.INPUTS, true), false);

        assertThat(stop.step()).isEqualTo(start.step());
    }

    @Test
    void takeIn_stepChoosesItsDefinition_choiceBeatsTheDefault() {
        var inputs = new HashMap<>(Steps.INPUTS);
        inputs.put("job", "other");

        var message = proceed(rules, callback(inputs, false), false);

        assertThat(failure(message))
                .isEqualTo("there is no job definition 'other'; defined: [taxi-prep]");
    }

    @Test
    void takeIn_noChoiceAndNoDefault_isAnsweredNamingWhatIsDefined() {
        var undecided =
                new IntakeRules(
                        new JobDefinitions(Steps.definitions().byName(), Optional.empty()),
                        Home.ANYWHERE,
                        KeyDerivation::derive);

        var message = proceed(undecided, callback(Steps.INPUTS, false), false);

        assertThat(failure(message))
                .isEqualTo(
                        "the step has no input 'job' and there is no default job definition;"
                                + " defined: [taxi-prep]");
    }

    @ParameterizedTest
    @CsvSource({"input_location, --input_uri", "output_location, s3_data_out"})
    void takeIn_inputMissing_isAnsweredNamingIt(String input, String neededFor) {
        var inputs = new HashMap<>(Steps.INPUTS);
        inputs.remove(input);

        var message = proceed(rules, callback(inputs, false), false);

        assertThat(failure(message))
                .isEqualTo(
                        "the step has no input '"
                                + input
                                + "', which job definition 'taxi-prep' needs for '"
                                + neededFor
                                + "'");
        assertThat(message.timing().deadline()).isEqualTo(SENT.plus(Duration.ofDays(28)));
    }

    @Test
    void takeIn_stopOfAStepThatCouldNotBeStarted_isAnsweredAtOnce() {
        var message = proceed(rules, callback(Map.of(), true), false);

        assertThat(failure(message))
                .isEqualTo(
                        "Stopped by the pipeline; there is no definition to look for its job by");
    }

    @Test
    void takeIn_outputLongerThanAllowed_isAnsweredBeforeTheJobCostsMoney() {
        var plain =
                new JobDefinition(
                        "plain",
                        "glue",
                        Map.of(),
                        Map.of(),
                        Map.of("out", new Template("${output_location}")),
                        JobPolicy.DEFAULT);
        var one = new JobDefinitions(Map.of("plain", plain), Optional.of("plain"));
        var inputs = Map.of("output_location", "x".repeat(1025));

        var message =
                proceed(
                        new IntakeRules(one, Home.ANYWHERE, KeyDerivation::derive),
                        callback(inputs, false),
                        false);

        assertThat(failure(message)).startsWith("output 'out' is too long");
    }

    @Test
    void takeIn_inputsThatJustFit_proceed() {
        var message = proceed(rules, callback(inputsOf(257_000), false), false);

        assertThat(message.phase()).isInstanceOf(Phase.Start.class);
        assertThat(MessageCodec.encode(message).length()).isLessThan(MessageCodec.LARGEST);
    }

    @ParameterizedTest
    @ValueSource(ints = {258_500, 262_000})
    void takeIn_inputsThatDoNotFit_areAnsweredSayingSo(int length) {
        var message = proceed(rules, callback(inputsOf(length), false), false);

        assertThat(failure(message))
                .isEqualTo("the step's inputs don't fit into a message of 256 KiB");
    }

    @Test
    void takeIn_outputsWouldNotFitIntoLaterMessages_isAnsweredBeforeTheJobStarts() {
        var doubling =
                new JobDefinition(
                        "doubling",
                        "glue",
                        Map.of(),
                        Map.of(),
                        Map.of(
                                "one", new Template("${big}"),
                                "two", new Template("${big}"),
                                "id", new Template("${job.id}")),
                        JobPolicy.DEFAULT);
        var one = new JobDefinitions(Map.of("doubling", doubling), Optional.of("doubling"));
        var inputs = Map.of("big", "x".repeat(150_000));

        var message =
                proceed(
                        new IntakeRules(one, Home.ANYWHERE, KeyDerivation::derive),
                        callback(inputs, false),
                        false);

        assertThat(message.phase()).isInstanceOf(Phase.Answer.class);
    }

    @ParameterizedTest
    @CsvSource({
        "012345678901, us-east-2, true",
        "'', '', true",
        "012345678901, '', true",
        "'', us-east-2, true",
        "999999999999, us-east-2, false",
        "012345678901, eu-west-1, false"
    })
    void takeIn_messageOfAnotherAccountOrRegion_isBuriedSayingSo(
            String account, String region, boolean taken) {
        var here =
                new IntakeRules(
                        Steps.definitions(), new Home(account, region), KeyDerivation::derive);

        var intake = here.takeIn(callback(Steps.INPUTS, false), SENT, false, NOW);

        var buried =
                new Decision.Bury(
                        "the message is for account 012345678901 in us-east-2,"
                                + " this host answers for "
                                + account
                                + " in "
                                + region);
        assertThat(intake.<Boolean>match(message -> true, decision -> !decision.equals(buried)))
                .isEqualTo(taken);
    }

    @Test
    void takeIn_unreadableWithToken_isAnsweredFailure() {
        var unreadable =
                new Decoded.Unreadable(
                        "not valid JSON at line 1, column 80",
                        Optional.of(Steps.TOKEN),
                        ExecutionArn.UNKNOWN);

        var message = proceed(rules, unreadable, false);

        assertThat(failure(message))
                .isEqualTo(
                        "The callback message can't be used: not valid JSON at line 1, column 80");
        assertThat(message.step().token()).isEqualTo(Steps.TOKEN);
    }

    @Test
    void takeIn_unreadableWithoutToken_isBuried() {
        var unreadable =
                new Decoded.Unreadable("not a JSON object", Optional.empty(), ExecutionArn.UNKNOWN);

        var intake = rules.takeIn(unreadable, SENT, false, NOW);

        assertThat(intake).isEqualTo(new Intake.Settled(new Decision.Bury("not a JSON object")));
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "1, true"})
    void takeIn_messageOfANewerHost_isLeftToItUntilItsDeadline(int seconds, boolean answered) {
        var foreign = foreign(SENT, NOW.minusSeconds(seconds));

        var intake = rules.takeIn(foreign, SENT, false, NOW);

        var resend =
                new Intake.Settled(
                        new Decision.Resend(
                                Duration.ofMinutes(2),
                                Happening.LEFT_TO_NEWER_HOST,
                                "message version 2"));
        assertThat(intake.equals(resend)).isEqualTo(!answered);
        assertThat(
                        intake.<Boolean>match(
                                message -> message.phase() instanceof Phase.Answer, d -> false))
                .isEqualTo(answered);
    }

    @Test
    void takeIn_messageThatNoHostUnderstood_isAnsweredTheSameWheneverItIsReceived() {
        var foreign = foreign(SENT, NOW.minusSeconds(1));

        var once = rules.takeIn(foreign, SENT, false, NOW);
        var again = rules.takeIn(foreign, SENT.plusSeconds(600), false, NOW.plusSeconds(700));

        assertThat(again).isEqualTo(once);
    }

    @Test
    void takeIn_messagesOfTwoAttemptsThatNoHostUnderstood_areAnsweredEach() {
        var deadline = NOW.minusSeconds(1);

        var first = rules.takeIn(foreign(SENT, deadline), SENT, false, NOW);
        var second = rules.takeIn(foreign(SENT.plusMillis(1), deadline), SENT, false, NOW);

        assertThat(second).isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"0, 120", "480, 120", "484, 121", "3600, 900", "36000, 900"})
    void takeIn_messageOfANewerHost_isShownEverMoreSeldom(int overdue, int wait) {
        var foreign = foreign(SENT, NOW.minusSeconds(overdue), NOW.plusSeconds(60));

        var settled = (Intake.Settled) rules.takeIn(foreign, SENT, false, NOW);

        assertThat(((Decision.Resend) settled.decision()).delay())
                .isEqualTo(Duration.ofSeconds(wait));
    }

    private static Decoded foreign(Instant firstSeen, Instant deadline) {
        return foreign(firstSeen, NOW, deadline);
    }

    private static Decoded foreign(Instant firstSeen, Instant due, Instant deadline) {
        return new Decoded.Foreign(Steps.STEP, firstSeen, due, deadline, "message version 2");
    }

    @Test
    void takeIn_ownMessage_isTakenAsItIs() {
        var watch = Steps.watch();

        var message = proceed(rules, new Decoded.Own(watch), false);

        assertThat(message).isEqualTo(watch);
    }

    @Test
    void takeIn_ownMessageFromDeadLetters_beginsANewChain() {
        var watch = Steps.watch().with(new Tally(5, 4, 3, 2, 1));

        var message = proceed(rules, new Decoded.Own(watch), true);

        assertThat(message.rank()).isEqualTo(new Rank(NOW.toEpochMilli(), 0));
        assertThat(message.tally()).isEqualTo(new Tally(5, 0, 0, 2, 2));
        assertThat(message.phase()).isEqualTo(watch.phase());
        assertThat(message.rank()).isGreaterThan(watch.rank());
    }

    @Test
    void takeIn_callbackFromDeadLetters_countsAsARescue() {
        var message = proceed(rules, callback(Steps.INPUTS, false), true);

        assertThat(message.tally().rescues()).isEqualTo(1);
        assertThat(message.rank().chain()).isEqualTo(NOW.toEpochMilli());
    }

    private static Decoded callback(Map<String, String> inputs, boolean stopping) {
        return new Decoded.Callback(
                new CallbackMessage(Steps.TOKEN, Steps.EXECUTION, inputs, stopping));
    }

    private static Map<String, String> inputsOf(int length) {
        var inputs = new HashMap<>(Steps.INPUTS);
        inputs.put("big", "x".repeat(length));
        return inputs;
    }

    private static PollerMessage proceed(IntakeRules rules, Decoded decoded, boolean deadLetter) {
        return rules.takeIn(decoded, SENT, deadLetter, NOW)
                .match(
                        message -> message,
                        decision -> {
                            throw new AssertionError(decision);
                        });
    }

    private static String failure(PollerMessage message) {
        return ((JobOutcome.Failed) Kinds.outcome(message)).reason();
    }
}
