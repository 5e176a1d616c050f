package io.github.callbackpoller.lambda.loop;

import io.github.callbackpoller.json.Json;
import io.github.callbackpoller.json.JsonException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.utils.IoUtils;

/**
 * Reads the function's own recursion configuration (GetFunctionRecursionConfig in the Lambda API
 * reference). Lambda stops a function that requeues its messages after about 16 turns, unless it is
 * set to {@code Allow}. Needs {@code lambda:GetFunctionRecursionConfig}.
 *
 * @param endpoint of the Lambda API
 * @param region in which requests are signed
 * @param function the function's name
 * @param credentials who asks
 */
public record RecursionCheck(
        URI endpoint, String region, String function, AwsCredentialsProvider credentials) {
    private static final Logger LOG = LoggerFactory.getLogger(RecursionCheck.class);
    private static final int GOOD = 200;
    private static final int MOST_SAID = 200;

    /** For the connection, and again for the answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** As Lambda's own variables say. */
    public static RecursionCheck of(Map<String, String> environment) {
        var region = environment.getOrDefault("AWS_REGION", "us-east-1");
        var endpoint =
                environment.getOrDefault(
                        "AWS_ENDPOINT_URL_LAMBDA",
                        environment.getOrDefault(
                                "AWS_ENDPOINT_URL", "https://lambda." + region + ".amazonaws.com"));
        return new RecursionCheck(
                URI.create(endpoint),
                region,
                environment.getOrDefault("AWS_LAMBDA_FUNCTION_NAME", ""),
                DefaultCredentialsProvider.builder().build());
    }

    /** Logs an error if Lambda would stop the function, and a warning if that can't be read. */
    public void warnOfTermination() {
        finding().ifPresent(finding -> LOG.atLevel(finding.level()).log(finding.text()));
    }

    /** What is wrong, how bad that is, and the remedy. */
    record Finding(Level level, String text) {}

    /** Empty if nothing is wrong. */
    Optional<Finding> finding() {
        try (var http = client()) {
            var loop = Json.readObject(ask(http)).get("RecursiveLoop");
            return "Terminate".equals(loop) ? Optional.of(terminated()) : Optional.empty();
        } catch (IOException | SdkException | JsonException e) {
            return Optional.of(unread(e));
        }
    }

    private Finding terminated() {
        return new Finding(
                Level.ERROR,
                "Lambda stops this function after about 16 turns of a message, and steps whose jobs"
                        + " take longer are answered late or never. "
                        + remedy());
    }

    private Finding unread(Exception e) {
        return new Finding(
                Level.WARN,
                "Whether Lambda would stop this function's loop can't be read ("
                        + e.getMessage()
                        + "). Its role needs lambda:GetFunctionRecursionConfig; CHECK_RECURSION=false"
                        + " leaves the question out. If it is not Allow: "
                        + remedy());
    }

    private String remedy() {
        return "Run: aws lambda put-function-recursion-config --function-name "
                + function
                + " --recursive-loop Allow";
    }

    /** The function's start waits for the answer. */
    private static SdkHttpClient client() {
        return UrlConnectionHttpClient.builder()
                .connectionTimeout(PATIENCE)
                .socketTimeout(PATIENCE)
                .build();
    }

    private String ask(SdkHttpClient http) throws IOException {
        var request =
                SdkHttpRequest.builder()
                        .uri(endpoint)
                        .encodedPath("/2024-08-31/functions/" + function + "/recursion-config")
                        .method(SdkHttpMethod.GET)
                        .build();
        var signed =
                AwsV4HttpSigner.create()
                        .sign(
                                sign ->
                                        sign.identity(credentials.resolveCredentials())
                                                .request(request)
                                                .putProperty(
                                                        AwsV4HttpSigner.SERVICE_SIGNING_NAME,
                                                        "lambda")
                                                .putProperty(AwsV4HttpSigner.REGION_NAME, region));
        var call =
                http.prepareRequest(HttpExecuteRequest.builder().request(signed.request()).build());
        var response = call.call();
        var body = response.responseBody();
        var text = body.isPresent() ? IoUtils.toUtf8String(body.get()) : "";
        int status = response.httpResponse().statusCode();
        if (status != GOOD) {
            throw new IOException(
                    "HTTP " + status + " " + text.substring(0, Math.min(MOST_SAID, text.length())));
        }
        return text;
    }
}
