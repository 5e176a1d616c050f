package io.github.callbackpoller.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.callbackpoller.job.JobKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageValuesTest {
    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
    private static final CallbackToken TOKEN = CallbackToken.of(Bodies.TOKEN);
    private static final ExecutionArn EXECUTION = new ExecutionArn(Bodies.ARN);

    @Test
    void derive_goldenStep_hasTheGoldenKey() {
        var step = KeyDerivation.derive(TOKEN, EXECUTION);

        assertThat(step.key().value())
                .isEqualTo("cd86b4496269caf69a04ccaeff84d3f0b89e6e8681981c369c92da7437e82c05");
    }

    @Test
    void derive_anyStep_isSha256AppliedTwoToTheSixteenthTimes() throws Exception {
        var sha256 = MessageDigest.getInstance("SHA-256");
        var digest = (Bodies.ARN + "\n" + Bodies.TOKEN).getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 65_536; round++) {
            digest = sha256.digest(digest);
        }

        var step = KeyDerivation.derive(TOKEN, EXECUTION);

        assertThat(step.key().value()).isEqualTo(HexFormat.of().formatHex(digest));
    }

    @Test
    void derive_anotherTokenOrExecution_isAnotherKey() {
        var key = KeyDerivation.derive(TOKEN, EXECUTION).key();

        var otherToken = KeyDerivation.derive(CallbackToken.of("26vcYbeWsz"), EXECUTION).key();
        var otherExecution = KeyDerivation.derive(TOKEN, new ExecutionArn(Bodies.ARN + "b")).key();

        assertThat(otherToken).isNotEqualTo(key).isNotEqualTo(otherExecution);
        assertThat(otherExecution).isNotEqualTo(key);
    }

    @Test
    void rescue_hostWhoseClockIsBehind_stillComesAfterTheMessageThatItRescues() {
        var watch = Bodies.readOwn(Bodies.file("v1-watch.json"));

        var rescued = watch.inChain(watch.rank().chain() - 60_000);

        assertThat(rescued.rank()).isGreaterThan(watch.rank());
    }

    @Test
    void token_asText_hidesItself() {
        var step = KeyDerivation.derive(TOKEN, EXECUTION);
        var callback = Bodies.readCallback(Bodies.callback("{}"));
        var own = Bodies.readOwn(Bodies.file("v1-watch.json"));

        assertThat(TOKEN).hasToString("CallbackToken[hidden]");
        assertThat(step.toString() + callback + own).doesNotContain(Bodies.TOKEN);
        assertThat(TOKEN.secret()).isEqualTo(Bodies.TOKEN);
    }

    @Test
    void token_sameText_isEqual() {
        assertThat(CallbackToken.of(Bodies.TOKEN))
                .isEqualTo(TOKEN)
                .hasSameHashCodeAs(TOKEN)
                .isNotEqualTo(CallbackToken.of("AAAAAAAAAA"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "26vcYbeWs",
                "26vcYbeWsZZ",
                "26vcYbeWs ",
                "26vcYbeWs-",
                "26vcYbeWs\u00FC",
                "26vcYbeWs\n",
                "\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661"
            })
    void token_textThatIsNone_isRefusedWithoutRepeatingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallbackToken.of(text))
                .withMessage("A callback token is ten letters or digits");
        assertThat(CallbackToken.isToken(text)).isFalse();
    }

    @Test
    void executionArn_parts_areTold() {
        assertThat(EXECUTION.region()).isEqualTo("us-east-2");
        assertThat(EXECUTION.account()).isEqualTo("012345678901");
        assertThat(EXECUTION.pipeline()).isEqualTo("callback-pipeline");
        assertThat(EXECUTION.executionId()).isEqualTo("7pinimwddh3a");
        assertThat(EXECUTION.isKnown()).isTrue();
    }

    @Test
    void executionArn_unknown_hasEmptyParts() {
        var unknown = ExecutionArn.UNKNOWN;

        assertThat(unknown.isKnown()).isFalse();
        assertThat(unknown.region() + unknown.account() + unknown.pipeline()).isEmpty();
        assertThat(unknown.executionId()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\t", "\u0000", "\u007F"})
    void isArn_controlCharacterThatCouldForgeALogLine_isNone(String control) {
        var before = "arn:aws:sagemaker:us-east-2:012345678901:pipeline/";

        assertThat(ExecutionArn.isArn(before + "p" + control + "q/execution/e")).isFalse();
        assertThat(ExecutionArn.isArn(before + "p/execution/e" + control)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:sagemaker:us-east-2:012345678901:pipeline/p/execution/e, true",
        "arn:aws-cn:sagemaker:cn-north-1:012345678901:pipeline/p/execution/e, true",
        "arn:aws-us-gov:sagemaker:us-gov-west-1:012345678901:pipeline/p/execution/e, true",
        "arn:aws:sagemaker:us-east-2:01234567890:pipeline/p/execution/e, false",
        "arn:aws:glue:us-east-2:012345678901:pipeline/p/execution/e, false",
        "arn:aws:sagemaker:us-east-2:012345678901:pipeline/p, false",
        "arn:aws:sagemaker:us-east-2:012345678901:pipeline//execution/e, false",
        "' ', false"
    })
    void executionArn_text_isOneOrNot(String text, boolean valid) {
        assertThat(ExecutionArn.isArn(text)).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, false"})
    void executionArn_length_isAtMost2048(int over, boolean valid) {
        var arn = Bodies.ARN + "x".repeat(2048 - Bodies.ARN.length() + over);

        assertThat(ExecutionArn.isArn(arn)).isEqualTo(valid);
    }

    @Test
    void jobKey_notHex_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new JobKey("A".repeat(64)));
        assertThatIllegalArgumentException().isThrownBy(() -> new JobKey("a".repeat(63)));
        assertThat(new JobKey("a".repeat(64)).shortForm()).isEqualTo("aaaaaaaaaaaa");
    }

    @Test
    void spread_keys_isBetweenZeroAndOne() {
        assertThat(new JobKey("0".repeat(64)).spread()).isZero();
        assertThat(new JobKey("8" + "0".repeat(63)).spread()).isEqualTo(0.5);
        assertThat(new JobKey("f".repeat(64)).spread()).isLessThan(1).isGreaterThan(0.999_999);
    }

    @Test
    void rank_order_isByChainThenStep() {
        var later = new Rank(0, 1_000_000);

        assertThat(Rank.FIRST).isEqualTo(new Rank(0, 0)).isLessThan(Rank.FIRST.next());
        assertThat(later.next()).isEqualTo(new Rank(0, 1_000_001));
        assertThat(new Rank(1, 0)).isGreaterThan(later);
    }

    @Test
    void after_wait_isTheNextMessage() {
        var message = Bodies.readOwn(Bodies.file("v1-watch-least.json"));

        var next = message.after(Duration.ofSeconds(900), NOW);

        assertThat(next.rank()).isEqualTo(message.rank().next());
        assertThat(next.timing().due()).isEqualTo(NOW.plusSeconds(900));
        assertThat(next.timing().hop()).isFalse();
        assertThat(next.timing().deadline()).isEqualTo(message.timing().deadline());
        assertThat(next.tally().hops()).isEqualTo(1);
        assertThat(next.isEarly(NOW)).isFalse();
    }

    @Test
    void after_waitLongerThanOneDelay_isAHopThatIsEarly() {
        var message = Bodies.readOwn(Bodies.file("v1-watch-least.json"));

        var next = message.after(Duration.ofSeconds(901), NOW);

        assertThat(next.timing().hop()).isTrue();
        assertThat(next.isEarly(NOW.plusSeconds(900))).isTrue();
        assertThat(next.isEarly(NOW.plusSeconds(901))).isFalse();
    }

    @Test
    void isOverdue_atTheDeadline_isTrue() {
        var message = Bodies.readOwn(Bodies.file("v1-watch.json"));
        var deadline = message.timing().deadline();

        assertThat(message.isOverdue(deadline.minusMillis(1))).isFalse();
        assertThat(message.isOverdue(deadline)).isTrue();
    }
}
