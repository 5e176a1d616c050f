package io.github.callbackpoller.worker;

/** What {@code poller worker --help} teaches beside the settings. */
final class WorkerHelp {
    static final String DESCRIPTION =
            """
            Receives the messages of SageMaker's callback steps from the callback queue, starts the \
            jobs that they ask for, and watches each job by status checks that wait on the check \
            queue. When a job has ended, it answers the step with Success or Failure. Messages that \
            were received too often are taken from both dead-letter queues, which are found through \
            the redrive policies. Nothing is kept in the worker: run as many as you like on the \
            same queues, stop them when you like.

            A minimal worker:
              export AWS_REGION=eu-west-1
              export CALLBACK_QUEUE_URL=https://sqs.eu-west-1.amazonaws.com/123456789012/callbacks
              export CHECK_QUEUE_URL=https://sqs.eu-west-1.amazonaws.com/123456789012/checks
              export PARKING_QUEUE_URL=https://sqs.eu-west-1.amazonaws.com/123456789012/parked
              export JOBS_FILE=jobs.json
              poller worker

            with this jobs.json, to be checked by 'poller check-jobs jobs.json':
              { "jobs": { "taxi-prep": { "type": "glue", "jobName": "glue-nyc-taxi",
                  "arguments": { "--input_uri": "$${input_location}" },
                  "outputs": { "minutes": "$${job.minutes}" } } },
                "default": "taxi-prep" }

            Settings, flag before environment variable before settings file:""";

    static final String FOOTER =
            """

            Durations are written 250ms, 90s, 15m, 6h or 2d.

            What the AWS SDK reads:
              AWS_REGION                the region; messages for other regions are not answered
              AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_PROFILE or the role
                                        of container or instance: the SDK's credentials chain
              AWS_ENDPOINT_URL_SQS, AWS_ENDPOINT_URL_GLUE, AWS_ENDPOINT_URL_SAGEMAKER
                                        other endpoints, such as those of 'poller sandbox'

            SIGTERM and SIGINT stop the worker: it receives nothing more, finishes what it has in \
            hand (see --drain), gives the rest back, logs 'stopped' and ends.

            Exit codes:
              0, 143, 130  stopped as told (143 and 130: by SIGTERM and SIGINT)
              1            the worker broke
              2            the command line, a setting, a job definition or the set-up of the queues is wrong
              3            a queue does not exist or can't be reached""";

    private WorkerHelp() {}
}
