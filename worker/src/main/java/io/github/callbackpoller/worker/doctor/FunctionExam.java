package io.github.callbackpoller.worker.doctor;

import io.github.callbackpoller.aws.AwsErrors;
import io.github.callbackpoller.worker.doctor.FunctionFacts.Mapping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.RecursiveLoop;
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;

/** Reads functions and what invokes them. */
final class FunctionExam {
    /** While it is created or updated it receives, or will. */
    private static final Set<String> NOT_RECEIVING = Set.of("Disabled", "Disabling", "Deleting");

    /**
     * {@code arn:aws:lambda:region:account:function:name}, and a qualifier if there is one more.
     */
    private static final int PARTS_WITH_QUALIFIER = 8;

    private static final int NAME_PART = 6;
    private static final String ARN = "arn:";

    private final LambdaClient lambda;

    /**
     * @param lambda needs {@code lambda:GetFunctionConfiguration}, {@code
     *     GetFunctionRecursionConfig} and {@code ListEventSourceMappings}
     */
    FunctionExam(LambdaClient lambda) {
        this.lambda = lambda;
    }

    /**
     * The findings about some functions.
     *
     * @param names with or without a version or alias; ARNs, too
     * @param queues ours
     * @throws SdkException if Lambda can't be reached, or has trouble of its own
     */
    List<Finding> findings(List<String> names, List<HeardQueue> queues) {
        var findings = new ArrayList<Finding>();
        var read = new ArrayList<FunctionFacts>();
        for (var name : names) {
            try {
                var facts = read(unqualified(name), queues);
                read.add(facts);
                findings.addAll(FunctionRules.check(facts, queues));
            } catch (SdkException e) {
                if (AwsErrors.mayPass(e)) {
                    throw e;
                }
                findings.add(unread(name, e));
            }
        }
        if (read.size() == names.size()) {
            findings.addAll(FunctionRules.unreceived(read, queues));
        }
        return findings;
    }

    private static Finding unread(String name, SdkException error) {
        return Finding.error(
                "Function " + name,
                "can't be read (" + AwsErrors.describe(error) + ")",
                "whether Lambda stops its loop is not known",
                "Correct the name, or allow lambda:GetFunctionConfiguration,"
                        + " GetFunctionRecursionConfig and ListEventSourceMappings.");
    }

    /** What stops loops is set for a function, whichever version of it runs. */
    private static String unqualified(String name) {
        var parts = name.split(":", -1);
        return name.startsWith(ARN) && parts.length > NAME_PART ? parts[NAME_PART] : parts[0];
    }

    private FunctionFacts read(String name, List<HeardQueue> queues) {
        var configuration = lambda.getFunctionConfiguration(get -> get.functionName(name));
        var loop = lambda.getFunctionRecursionConfig(get -> get.functionName(name));
        return new FunctionFacts(
                name,
                Duration.ofSeconds(configuration.timeout()),
                loop.recursiveLoop() == RecursiveLoop.TERMINATE,
                configuration.snapStart() != null
                        && configuration.snapStart().applyOn()
                                == SnapStartApplyOn.PUBLISHED_VERSIONS,
                queues.stream().flatMap(queue -> mappings(name, queue)).toList());
    }

    /** By queue: asked by function, Lambda may leave out the mappings of its aliases. */
    private Stream<Mapping> mappings(String name, HeardQueue queue) {
        return lambda
                .listEventSourceMappingsPaginator(list -> list.eventSourceArn(queue.arn()))
                .eventSourceMappings()
                .stream()
                .filter(mapping -> name.equals(unqualified(String.valueOf(mapping.functionArn()))))
                .map(FunctionExam::mapping);
    }

    private static Mapping mapping(EventSourceMappingConfiguration mapping) {
        var window = mapping.maximumBatchingWindowInSeconds();
        var scaling = mapping.scalingConfig();
        return new Mapping(
                mapping.uuid(),
                String.valueOf(mapping.eventSourceArn()),
                !NOT_RECEIVING.contains(String.valueOf(mapping.state())),
                mapping.batchSize() == null ? 1 : mapping.batchSize(),
                Duration.ofSeconds(window == null ? 0 : window),
                scaling != null && scaling.maximumConcurrency() != null,
                mapping.functionResponseTypes()
                        .contains(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES),
                String.valueOf(mapping.functionArn()).split(":", -1).length
                        == PARTS_WITH_QUALIFIER);
    }
}
