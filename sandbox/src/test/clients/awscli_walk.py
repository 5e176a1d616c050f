"""Every operation of the sandbox, called by the AWS CLI; its environment says where the sandbox is."""

import contextlib
import io
import json
import os
import time

from awscli.clidriver import create_clidriver

ROLE = "arn:aws:iam::123456789012:role/walk"
TIMED = json.dumps({"Name": "glueetl", "ScriptLocation": "sandbox:timed"})
LONG = json.dumps({"--sandbox-states": "RUNNING:600,SUCCEEDED"})
SHORT = json.dumps({"--sandbox-states": "SUCCEEDED"})
STEP = {
    "Name": "Prep",
    "Type": "Callback",
    "Arguments": {},
    "OutputParameters": [{"OutputName": "rows", "OutputType": "String"}],
}
DRIVER = create_clidriver()
CALLED = set()


def outcome(service, command, *arguments):
    """Exit code, what was printed, and what was complained about."""
    CALLED.add((service, command))
    words = [service, command, *arguments, "--output", "json"]
    if service == "sqs":
        # Version 1 of the CLI has an endpoint of its own for SQS, which only this overrides.
        words += ["--endpoint-url", os.environ["AWS_ENDPOINT_URL_SQS"]]
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = DRIVER.main(words)
    return code, out.getvalue(), err.getvalue()


def aws(*words):
    code, out, err = outcome(*words)
    assert code == 0, (words, err)
    return json.loads(out) if out.strip() else {}


def refused(error, *words):
    code, _, err = outcome(*words)
    assert code != 0 and error in err, (words, code, err)


def until(what, is_so, seconds=20):
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, f"{what} did not come"
        time.sleep(0.05)


def walk_queues():
    url = aws("sqs", "create-queue", "--queue-name", "cli")["QueueUrl"]
    at = ("--queue-url", url)
    assert aws("sqs", "get-queue-url", "--queue-name", "cli")["QueueUrl"] == url
    assert url in aws("sqs", "list-queues")["QueueUrls"]
    aws("sqs", "set-queue-attributes", *at, "--attributes", "VisibilityTimeout=60")
    shown = aws("sqs", "get-queue-attributes", *at, "--attribute-names", "All")["Attributes"]
    assert shown["VisibilityTimeout"] == "60", shown
    aws("sqs", "send-message", *at, "--message-body", "one")
    entries = [{"Id": str(i), "MessageBody": f"more {i}"} for i in range(3)]
    aws("sqs", "send-message-batch", *at, "--entries", json.dumps(entries))
    got = aws("sqs", "receive-message", *at, "--max-number-of-messages", "10", "--wait-time-seconds", "1")
    handles = [message["ReceiptHandle"] for message in got["Messages"]]
    assert len(handles) == 4
    aws("sqs", "change-message-visibility", *at, "--receipt-handle", handles[0], "--visibility-timeout", "0")
    change = [{"Id": "0", "ReceiptHandle": handles[1], "VisibilityTimeout": 0}]
    aws("sqs", "change-message-visibility-batch", *at, "--entries", json.dumps(change))
    aws("sqs", "delete-message", *at, "--receipt-handle", handles[2])
    delete = [{"Id": "0", "ReceiptHandle": handles[3]}]
    aws("sqs", "delete-message-batch", *at, "--entries", json.dumps(delete))
    aws("sqs", "purge-queue", *at)
    assert not aws("sqs", "receive-message", *at).get("Messages")
    aws("sqs", "delete-queue", *at)
    refused("NonExistentQueue", "sqs", "get-queue-url", "--queue-name", "cli")


def walk_jobs():
    for name in ("cli-1", "cli-2"):
        aws("glue", "create-job", "--name", name, "--role", ROLE, "--command", TIMED)
    refused("AlreadyExistsException", "glue", "create-job", "--name", "cli-1", "--role", ROLE, "--command", TIMED)
    assert aws("glue", "get-job", "--job-name", "cli-1")["Job"]["Role"] == ROLE
    assert {"cli-1", "cli-2"} <= {job["Name"] for job in aws("glue", "get-jobs")["Jobs"]}
    update = json.dumps({"Role": ROLE, "Command": json.loads(TIMED), "Description": "walked over"})
    aws("glue", "update-job", "--job-name", "cli-1", "--job-update", update)
    aws("glue", "delete-job", "--job-name", "cli-2")
    refused("EntityNotFoundException", "glue", "get-job", "--job-name", "cli-2")
    good = aws("glue", "start-job-run", "--job-name", "cli-1", "--arguments", SHORT)["JobRunId"]
    until("the run's end", lambda: state(good) == "SUCCEEDED")
    long = aws("glue", "start-job-run", "--job-name", "cli-1", "--arguments", LONG)["JobRunId"]
    refused("ConcurrentRunsExceededException", "glue", "start-job-run", "--job-name", "cli-1")
    aws("glue", "batch-stop-job-run", "--job-name", "cli-1", "--job-run-ids", long)
    until("the stop", lambda: state(long) == "STOPPED")
    runs = aws("glue", "get-job-runs", "--job-name", "cli-1", "--page-size", "1")["JobRuns"]
    assert [run["Id"] for run in runs] == [long, good], runs
    refused("UnknownOperationException", "glue", "list-crawlers")


def state(run):
    return aws("glue", "get-job-run", "--job-name", "cli-1", "--run-id", run)["JobRun"]["JobRunState"]


def walk_pipelines():
    url = aws("sqs", "create-queue", "--queue-name", "cli-callback")["QueueUrl"]
    definition = json.dumps({"Version": "2020-12-01", "Steps": [{**STEP, "SqsQueueUrl": url}]})
    create = ("--role-arn", ROLE, "--pipeline-definition", definition)
    for name in ("Cli1", "Cli2"):
        aws("sagemaker", "create-pipeline", "--pipeline-name", name, *create)
    aws("sagemaker", "update-pipeline", "--pipeline-name", "Cli1", "--pipeline-description", "walked over")
    shown = aws("sagemaker", "describe-pipeline", "--pipeline-name", "Cli1")
    assert shown["PipelineDescription"] == "walked over", shown
    assert len(aws("sagemaker", "list-pipelines", "--pipeline-name-prefix", "Cli")["PipelineSummaries"]) == 2
    aws("sagemaker", "delete-pipeline", "--pipeline-name", "Cli2")
    refused("ResourceNotFound", "sagemaker", "describe-pipeline", "--pipeline-name", "Cli2")

    arn = aws("sagemaker", "start-pipeline-execution", "--pipeline-name", "Cli1")["PipelineExecutionArn"]
    of = ("--pipeline-execution-arn", arn)
    assert aws("sagemaker", "list-pipeline-parameters-for-execution", *of)["PipelineParameters"] == []
    shown = aws("sagemaker", "describe-pipeline-definition-for-execution", *of)
    assert json.loads(shown["PipelineDefinition"]) == json.loads(definition)
    aws("sagemaker", "update-pipeline-execution", *of, "--pipeline-execution-description", "mine")
    failure = ("--failure-reason", "as told")
    aws("sagemaker", "send-pipeline-execution-step-failure", "--callback-token", received(url)["token"], *failure)
    until("failure", lambda: status(of) == "Failed")
    steps = aws("sagemaker", "list-pipeline-execution-steps", *of)["PipelineExecutionSteps"]
    assert steps[0]["FailureReason"].endswith("as told"), steps
    aws("sagemaker", "retry-pipeline-execution", *of)
    token = received(url)["token"]
    rows = json.dumps([{"Name": "rows", "Value": "12"}])
    aws("sagemaker", "send-pipeline-execution-step-success", "--callback-token", token, "--output-parameters", rows)
    until("success", lambda: status(of) == "Succeeded")

    arn = aws("sagemaker", "start-pipeline-execution", "--pipeline-name", "Cli1")["PipelineExecutionArn"]
    of = ("--pipeline-execution-arn", arn)
    first = received(url)
    aws("sagemaker", "stop-pipeline-execution", *of)
    stop = received(url)
    assert stop["status"] == "Stopping" and stop["token"] == first["token"], stop["status"]
    aws("sagemaker", "send-pipeline-execution-step-failure", "--callback-token", stop["token"], *failure)
    until("the stop", lambda: status(of) == "Stopped")
    listed = aws("sagemaker", "list-pipeline-executions", "--pipeline-name", "Cli1", "--page-size", "1")
    assert len(listed["PipelineExecutionSummaries"]) == 2, listed


def received(url):
    at = ("--queue-url", url)
    (message,) = aws("sqs", "receive-message", *at, "--wait-time-seconds", "10")["Messages"]
    aws("sqs", "delete-message", *at, "--receipt-handle", message["ReceiptHandle"])
    return json.loads(message["Body"])


def status(of):
    return aws("sagemaker", "describe-pipeline-execution", *of)["PipelineExecutionStatus"]


walk_queues()
walk_jobs()
walk_pipelines()
print(f"walked {len(CALLED)} operations")
