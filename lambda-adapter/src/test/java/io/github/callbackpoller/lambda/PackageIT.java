package io.github.callbackpoller.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The deployment package, as {@code mvn package} leaves it. */
class PackageIT {
    private static final Path PACKAGE = Path.of("target/callback-poller-lambda.jar");

    /** Some 2 % above what it is; more means that something came along. */
    private static final long MOST_BYTES = 17_400_000;

    @Test
    void size_isWhatTheReadmeSays() throws IOException {
        long tenths = Math.round(Files.size(PACKAGE) / 100_000.0);

        assertThat(Files.readString(Path.of("../README.md")))
                .contains("package of " + tenths / 10 + "." + tenths % 10 + " MB");
        assertThat(Files.size(PACKAGE)).isLessThan(MOST_BYTES);
    }

    @Test
    void contents_areTheLibraryAndWhatItNeeds() throws IOException {
        try (var jar = new JarFile(PACKAGE.toFile())) {
            var roots =
                    jar.stream()
                            .map(JarEntry::getName)
                            .filter(name -> name.endsWith(".class"))
                            .map(name -> name.split("/"))
                            .map(parts -> parts[0] + "/" + parts[1])
                            .collect(Collectors.toCollection(TreeSet::new));

            assertThat(roots)
                    .containsExactly(
                            "com/amazonaws",
                            "com/fasterxml",
                            "io/github",
                            "org/crac",
                            "org/joda",
                            "org/reactivestreams",
                            "org/slf4j",
                            "software/amazon");
        }
    }

    /** What is missing here is missing in the function, whatever the tests of the module say. */
    @Test
    void contents_ofTheServicesAreWhatTheLibraryCalls() throws IOException {
        var services = "software/amazon/awssdk/services/";
        try (var jar = new JarFile(PACKAGE.toFile())) {
            assertThat(
                            Stream.of(
                                    "glue/model/StartJobRunRequest",
                                    "glue/model/ConcurrentRunsExceededException",
                                    "glue/model/BatchStopJobRunError",
                                    "sagemaker/model/SendPipelineExecutionStepFailureRequest",
                                    "sagemaker/model/PipelineExecutionStep",
                                    "sqs/model/SendMessageBatchRequest"))
                    .allMatch(name -> jar.getEntry(services + name + ".class") != null);
            assertThat(
                            Stream.of(
                                    "glue/model/CreateCrawlerResponse",
                                    "sagemaker/model/CreateEndpointResponse",
                                    "sagemaker/SageMakerAsyncClient"))
                    .allMatch(name -> jar.getEntry(services + name + ".class") == null);
        }
    }

    @Test
    void contents_haveOneHttpClientAndOneLogBackend() throws IOException {
        try (var jar = new JarFile(PACKAGE.toFile())) {
            assertThat(service(jar, "software.amazon.awssdk.http.SdkHttpService"))
                    .containsExactly(
                            "software.amazon.awssdk.http.urlconnection.UrlConnectionSdkHttpService");
            assertThat(service(jar, "org.slf4j.spi.SLF4JServiceProvider"))
                    .containsExactly("io.github.callbackpoller.lambda.log.LambdaLogProvider");
            assertThat(service(jar, "io.github.callbackpoller.job.JobAdapter"))
                    .containsExactly("io.github.callbackpoller.glue.GlueJobAdapter");
            assertThat(jar.getEntry("software/amazon/awssdk/http/nio")).isNull();
        }
    }

    private static List<String> service(JarFile jar, String name) throws IOException {
        try (var stream = jar.getInputStream(jar.getEntry("META-INF/services/" + name))) {
            return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
