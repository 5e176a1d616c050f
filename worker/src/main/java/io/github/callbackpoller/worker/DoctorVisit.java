package io.github.callbackpoller.worker;

import io.github.callbackpoller.aws.AwsClients;
import io.github.callbackpoller.worker.doctor.Doctor;
import io.github.callbackpoller.worker.doctor.Finding;
import io.github.callbackpoller.worker.doctor.ServiceClock;
import io.github.callbackpoller.worker.settings.WorkerSettings;
import io.github.callbackpoller.worker.startup.ReachableQueues;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Brings the doctor to the services of the settings. */
record DoctorVisit(WorkerSettings settings) {

    static DoctorVisit of(WorkerSettings settings) {
        return new DoctorVisit(settings);
    }

    List<Finding> examine(List<String> functions, Optional<String> pipeline) {
        var definitions = ClassPathJobs.of(settings.jobs());
        var clock = new ServiceClock(InstantSource.system());
        try (var services = AwsServices.fromEnvironment(clock)) {
            new ReachableQueues(services.sqs(), settings.queues()).reach();
            var lambda =
                    functions.isEmpty() ? Optional.<LambdaClient>empty() : Optional.of(lambda());
            try {
                return new Doctor(
                                new Doctor.Services(
                                        services.sqs(),
                                        services.glue(),
                                        services.sageMaker(),
                                        lambda,
                                        clock),
                                settings.queues(),
                                definitions,
                                HomeAccount.in(settings.queues()))
                        .examine(functions, pipeline);
            } finally {
                lambda.ifPresent(LambdaClient::close);
            }
        }
    }

    private static LambdaClient lambda() {
        try {
            return AwsClients.build(
                    LambdaClient.builder().httpClientBuilder(Apache5HttpClient.builder()));
        } catch (SdkClientException e) {
            throw AwsServices.unusable(e);
        }
    }
}
