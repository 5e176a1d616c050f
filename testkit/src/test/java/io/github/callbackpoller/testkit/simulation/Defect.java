package io.github.callbackpoller.testkit.simulation;

import io.github.callbackpoller.decision.AnswerResult;
import io.github.callbackpoller.decision.StepView;
import io.github.callbackpoller.definition.JobDefinitions;
import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.job.JobAdapterException;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.job.JobRequest;
import io.github.callbackpoller.job.JobSearch;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.job.RunHistory;
import io.github.callbackpoller.message.CallbackStep;
import io.github.callbackpoller.port.Callbacks;
import io.github.callbackpoller.port.MessageSender;
import io.github.callbackpoller.port.Outgoing;
import io.github.callbackpoller.port.Received;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribePipelineExecutionRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribePipelineExecutionResponse;
import software.amazon.awssdk.services.sagemaker.model.ListPipelineExecutionStepsRequest;
import software.amazon.awssdk.services.sagemaker.model.ListPipelineExecutionStepsResponse;
import software.amazon.awssdk.services.sagemaker.model.SendPipelineExecutionStepFailureRequest;
import software.amazon.awssdk.services.sagemaker.model.SendPipelineExecutionStepFailureResponse;
import software.amazon.awssdk.services.sagemaker.model.SendPipelineExecutionStepSuccessRequest;
import software.amazon.awssdk.services.sagemaker.model.SendPipelineExecutionStepSuccessResponse;

/** What public handlers do wrong, built into a host. */
enum Defect implements Assembly {
    ACKNOWLEDGES_FIRST {
        @Override
        public List<Received> handled(List<Received> batch, Consumer<List<Received>> acknowledge) {
            if (!batch.isEmpty()) {
                acknowledge.accept(batch);
            }
            return batch;
        }
    },
    DROPS_WHAT_COMES_AGAIN {
        @Override
        public List<Received> handled(List<Received> batch, Consumer<List<Received>> acknowledge) {
            return dropping(batch, acknowledge, one -> one.receiveCount() > 1);
        }
    },
    IGNORES_STOPPING {
        @Override
        public List<Received> handled(List<Received> batch, Consumer<List<Received>> acknowledge) {
            return dropping(batch, acknowledge, one -> one.body().contains("\"Stopping\""));
        }
    },
    DROPS_WHAT_IT_DOES_NOT_KNOW {
        @Override
        public List<Received> handled(List<Received> batch, Consumer<List<Received>> acknowledge) {
            return dropping(batch, acknowledge, one -> NewerFormat.is(one.body()));
        }
    },
    CHANGES_WHAT_IT_DOES_NOT_KNOW {
        @Override
        public MessageSender sender(MessageSender real) {
            return new TidySender(real);
        }
    },
    DROPS_DEAD_LETTERS {
        @Override
        public List<Received> handled(List<Received> batch, Consumer<List<Received>> acknowledge) {
            return dropping(batch, acknowledge, one -> one.queue().holdsDeadLetters());
        }
    },
    DROPS_WHAT_IT_CANNOT_READ {
        @Override
        public List<Received> handled(List<Received> batch, Consumer<List<Received>> acknowledge) {
            return dropping(batch, acknowledge, one -> one.body().contains("stray"));
        }
    },
    NEW_REQUEST_TOKEN_EACH_TIME {
        @Override
        public SageMakerClient sageMaker(SageMakerClient real) {
            return new ForgetfulSageMaker(real);
        }
    },
    TAKES_THROTTLING_FOR_FAILURE {
        @Override
        public JobAdapter adapter(JobAdapter real) {
            return new HastyAdapter(real);
        }
    },
    STARTS_WITHOUT_LOOKING {
        @Override
        public JobAdapter adapter(JobAdapter real) {
            return new BlindAdapter(real);
        }
    },
    FORGETS_RETRIES {
        @Override
        public JobAdapter adapter(JobAdapter real) {
            return new FinalAdapter(real);
        }
    },
    FORGETS_THE_DEADLINE {
        @Override
        public JobDefinitions definitions(Policy policy) {
            return Policy.USUAL.definitions();
        }
    },
    SAYS_THE_TOKEN {
        @Override
        public Callbacks callbacks(Callbacks real) {
            return new TalkativeCallbacks(real);
        }
    };

    private static List<Received> dropping(
            List<Received> batch,
            Consumer<List<Received>> acknowledge,
            Predicate<Received> dropped) {
        var parts = batch.stream().collect(Collectors.partitioningBy(dropped));
        var gone = parts.getOrDefault(true, List.of());
        if (!gone.isEmpty()) {
            acknowledge.accept(gone);
        }
        return parts.getOrDefault(false, List.of());
    }

    private static class Wrapped implements JobAdapter {
        final JobAdapter real;

        Wrapped(JobAdapter real) {
            this.real = real;
        }

        @Override
        public String type() {
            return real.type();
        }

        @Override
        public JobHandle start(JobRequest request) {
            return real.start(request);
        }

        @Override
        public JobStatus check(JobHandle handle) {
            return real.check(handle);
        }

        @Override
        public Map<JobHandle, JobStatus> checkAll(Collection<JobHandle> handles) {
            return real.checkAll(handles);
        }

        @Override
        public JobSearch search(JobRequest request) {
            return real.search(request);
        }

        @Override
        public void stop(JobHandle handle) {
            real.stop(handle);
        }
    }

    private static final class HastyAdapter extends Wrapped {
        HastyAdapter(JobAdapter real) {
            super(real);
        }

        @Override
        public Map<JobHandle, JobStatus> checkAll(Collection<JobHandle> handles) {
            try {
                return real.checkAll(handles);
            } catch (JobAdapterException e) {
                var statuses = new HashMap<JobHandle, JobStatus>();
                handles.forEach(
                        handle ->
                                statuses.put(
                                        handle, JobStatus.Failed.of("FAILED", "", handle.id())));
                return statuses;
            }
        }
    }

    /** Takes every failure for the last. */
    private static final class FinalAdapter extends Wrapped {
        FinalAdapter(JobAdapter real) {
            super(real);
        }

        @Override
        public Map<JobHandle, JobStatus> checkAll(Collection<JobHandle> handles) {
            return last(real.checkAll(handles));
        }

        @Override
        public JobSearch search(JobRequest request) {
            var found = real.search(request);
            return new JobSearch(last(found.jobs()), found.history(), found.live());
        }

        private static Map<JobHandle, JobStatus> last(Map<JobHandle, JobStatus> statuses) {
            var last = new HashMap<>(statuses);
            last.replaceAll(
                    (handle, status) ->
                            status instanceof JobStatus.Failed failed
                                    ? new JobStatus.Failed(
                                            failed.state(),
                                            failed.reason(),
                                            failed.pointer(),
                                            failed.endedAt(),
                                            false)
                                    : status);
            return last;
        }
    }

    private static final class BlindAdapter extends Wrapped {
        BlindAdapter(JobAdapter real) {
            super(real);
        }

        @Override
        public JobSearch search(JobRequest request) {
            return new JobSearch(Map.of(), RunHistory.none());
        }
    }

    private record TidySender(MessageSender real) implements MessageSender {
        @Override
        public List<SendResult> send(List<Outgoing> messages) {
            return real.send(messages.stream().map(TidySender::tidied).toList());
        }

        @Override
        public boolean hasParkingQueue() {
            return real.hasParkingQueue();
        }

        private static Outgoing tidied(Outgoing message) {
            var body = message.body().replaceAll(",\"contents\":.*", "}");
            return new Outgoing(message.queue(), body, message.delay(), message.reason());
        }
    }

    private record TalkativeCallbacks(Callbacks real) implements Callbacks {
        @Override
        public AnswerResult answer(CallbackStep step, Instant firstSeen, JobOutcome outcome) {
            var result = real.answer(step, firstSeen, outcome);
            return result.match(
                    () -> result,
                    refused -> result,
                    unconfirmed ->
                            new AnswerResult.Unconfirmed("no answer for " + step.token().secret()));
        }

        @Override
        public StepView view(CallbackStep step) {
            return real.view(step);
        }
    }

    private record ForgetfulSageMaker(SageMakerClient real) implements SageMakerClient {
        private static final AtomicLong CALLS = new AtomicLong();

        @Override
        public SendPipelineExecutionStepSuccessResponse sendPipelineExecutionStepSuccess(
                SendPipelineExecutionStepSuccessRequest request) {
            return real.sendPipelineExecutionStepSuccess(
                    request.toBuilder()
                            .clientRequestToken("call-" + CALLS.incrementAndGet())
                            .build());
        }

        @Override
        public SendPipelineExecutionStepFailureResponse sendPipelineExecutionStepFailure(
                SendPipelineExecutionStepFailureRequest request) {
            return real.sendPipelineExecutionStepFailure(
                    request.toBuilder()
                            .clientRequestToken("call-" + CALLS.incrementAndGet())
                            .build());
        }

        @Override
        public ListPipelineExecutionStepsResponse listPipelineExecutionSteps(
                ListPipelineExecutionStepsRequest request) {
            return real.listPipelineExecutionSteps(request);
        }

        @Override
        public DescribePipelineExecutionResponse describePipelineExecution(
                DescribePipelineExecutionRequest request) {
            return real.describePipelineExecution(request);
        }

        @Override
        public String serviceName() {
            return real.serviceName();
        }

        @Override
        public void close() {}
    }
}
