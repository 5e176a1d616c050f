package io.github.callbackpoller.worker.doctor;

import io.github.callbackpoller.aws.AwsErrors;
import io.github.callbackpoller.worker.doctor.FunctionFacts.Mapping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.RecursiveLoop;
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;

/** Reads functions and what invokes them. */
final class FunctionExam {
    private static final String ENABLED = "Enabled";

    /**
     * {@code arn:aws:lambda:region:account:function:name}, and a qualifier if there is one more.
     */
    private static final int PARTS_WITH_QUALIFIER = 8;

    private final LambdaClient lambda;

    /**
     * @param lambda needs {@code lambda:GetFunctionConfiguration}, {@code
     *     GetFunctionRecursionConfig} and {@code ListEventSourceMappings}
     */
    FunctionExam(LambdaClient lambda) {
        this.lambda = lambda;
    }

    /**
     * The findings about some functions; never throws.
     *
     * @param queues the URLs of our queues, with their visibility timeouts
     * @param received the URLs of those that somebody must receive from
     */
    List<Finding> findings(
            List<String> names, Map<String, Duration> queues, List<String> received) {
        var findings = new ArrayList<Finding>();
        var read = new ArrayList<FunctionFacts>();
        for (var name : names) {
            try {
                var facts = read(name);
                read.add(facts);
                findings.addAll(FunctionRules.check(facts, queues));
            } catch (SdkException e) {
                findings.add(
                        Finding.error(
                                "Function " + name,
                                "can't be read (" + AwsErrors.describe(e) + ")",
                                "whether Lambda stops its loop is not known",
                                "Correct the name, or allow lambda:GetFunctionConfiguration,"
                                        + " GetFunctionRecursionConfig and"
                                        + " ListEventSourceMappings."));
            }
        }
        if (read.size() == names.size()) {
            findings.addAll(FunctionRules.unreceived(read, received));
        }
        return findings;
    }

    private FunctionFacts read(String name) {
        var configuration = lambda.getFunctionConfiguration(get -> get.functionName(name));
        var loop = lambda.getFunctionRecursionConfig(get -> get.functionName(name));
        var mappings =
                lambda
                        .listEventSourceMappingsPaginator(list -> list.functionName(name))
                        .eventSourceMappings()
                        .stream()
                        .map(FunctionExam::mapping)
                        .toList();
        return new FunctionFacts(
                name,
                Duration.ofSeconds(configuration.timeout()),
                loop.recursiveLoop() == RecursiveLoop.TERMINATE,
                configuration.snapStart() != null
                        && configuration.snapStart().applyOn()
                                == SnapStartApplyOn.PUBLISHED_VERSIONS,
                mappings);
    }

    private static Mapping mapping(EventSourceMappingConfiguration mapping) {
        var window = mapping.maximumBatchingWindowInSeconds();
        var scaling = mapping.scalingConfig();
        return new Mapping(
                mapping.uuid(),
                String.valueOf(mapping.eventSourceArn()),
                ENABLED.equals(mapping.state()),
                mapping.batchSize() == null ? 1 : mapping.batchSize(),
                Duration.ofSeconds(window == null ? 0 : window),
                scaling != null && scaling.maximumConcurrency() != null,
                mapping.functionResponseTypes()
                        .contains(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES),
                String.valueOf(mapping.functionArn()).split(":", -1).length
                        == PARTS_WITH_QUALIFIER);
    }
}
