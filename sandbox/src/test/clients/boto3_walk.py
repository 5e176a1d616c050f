"""Every operation of the sandbox, called by boto3; its environment says where the sandbox is."""

import json
import time

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

ONCE = Config(retries={"total_max_attempts": 1})
ROLE = "arn:aws:iam::123456789012:role/walk"
CALLED = set()


def client(service):
    made = boto3.client(service, config=ONCE)
    made.meta.events.register(
        "before-call.*.*", lambda model, **_: CALLED.add(model.service_model.service_id + "." + model.name)
    )
    return made


sqs, glue, sagemaker = client("sqs"), client("glue"), client("sagemaker")


def refused(code, call, **request):
    try:
        call(**request)
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, error
        return error
    raise AssertionError(f"{call.__name__} was not refused with {code}")


def until(what, is_so, seconds=20):
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, f"{what} did not come"
        time.sleep(0.05)


def walk_queues():
    url = sqs.create_queue(QueueName="walk", Attributes={"VisibilityTimeout": "30"})["QueueUrl"]
    assert sqs.get_queue_url(QueueName="walk")["QueueUrl"] == url
    assert url in sqs.list_queues(QueueNamePrefix="wa")["QueueUrls"]
    sqs.set_queue_attributes(QueueUrl=url, Attributes={"VisibilityTimeout": "60"})
    shown = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
    assert shown["VisibilityTimeout"] == "60", shown
    sqs.send_message(QueueUrl=url, MessageBody="one")
    sent = sqs.send_message_batch(
        QueueUrl=url, Entries=[{"Id": str(i), "MessageBody": f"more {i}"} for i in range(3)]
    )
    assert len(sent["Successful"]) == 3 and not sent.get("Failed")
    got = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10, WaitTimeSeconds=1)["Messages"]
    assert sorted(m["Body"] for m in got) == ["more 0", "more 1", "more 2", "one"]
    handles = [m["ReceiptHandle"] for m in got]
    sqs.change_message_visibility(QueueUrl=url, ReceiptHandle=handles[0], VisibilityTimeout=0)
    changed = sqs.change_message_visibility_batch(
        QueueUrl=url,
        Entries=[{"Id": "0", "ReceiptHandle": handles[1], "VisibilityTimeout": 0}],
    )
    assert len(changed["Successful"]) == 1
    sqs.delete_message(QueueUrl=url, ReceiptHandle=handles[2])
    deleted = sqs.delete_message_batch(
        QueueUrl=url, Entries=[{"Id": "0", "ReceiptHandle": handles[3]}]
    )
    assert len(deleted["Successful"]) == 1
    sqs.purge_queue(QueueUrl=url)
    assert not sqs.receive_message(QueueUrl=url).get("Messages")
    sqs.delete_queue(QueueUrl=url)
    refused("AWS.SimpleQueueService.NonExistentQueue", sqs.get_queue_url, QueueName="walk")


def walk_jobs():
    command = {"Name": "glueetl", "ScriptLocation": "sandbox:timed"}
    for name in ("walk-1", "walk-2", "walk-3"):
        glue.create_job(Name=name, Role=ROLE, Command=command, ExecutionProperty={"MaxConcurrentRuns": 2})
    refused("AlreadyExistsException", glue.create_job, Name="walk-1", Role=ROLE, Command=command)
    assert glue.get_job(JobName="walk-1")["Job"]["ExecutionProperty"]["MaxConcurrentRuns"] == 2
    refused("EntityNotFoundException", glue.get_job, JobName="nobody")
    pages = glue.get_paginator("get_jobs").paginate(PaginationConfig={"PageSize": 2})
    assert [j["Name"] for p in pages for j in p["Jobs"]] == ["walk-1", "walk-2", "walk-3"]
    glue.update_job(
        JobName="walk-1",
        JobUpdate={"Role": ROLE, "Command": command, "DefaultArguments": {"--sandbox-states": "SUCCEEDED"}},
    )
    assert glue.delete_job(JobName="walk-2")["JobName"] == "walk-2"

    good = glue.start_job_run(JobName="walk-1", Arguments={"--input": "x"})["JobRunId"]
    until("the run's end", lambda: run("walk-1", good)["JobRunState"] == "SUCCEEDED")
    assert run("walk-1", good)["Arguments"]["--input"] == "x"
    long = glue.start_job_run(JobName="walk-3", Arguments={"--sandbox-states": "RUNNING:600,SUCCEEDED"})["JobRunId"]
    glue.start_job_run(JobName="walk-3", Arguments={"--sandbox-states": "RUNNING:600,SUCCEEDED"})
    refused("ConcurrentRunsExceededException", glue.start_job_run, JobName="walk-3")
    stopped = glue.batch_stop_job_run(JobName="walk-3", JobRunIds=[long, "jr_nobody"])
    assert [s["JobRunId"] for s in stopped["SuccessfulSubmissions"]] == [long], stopped
    assert [e["JobRunId"] for e in stopped["Errors"]] == ["jr_nobody"], stopped
    until("the stop", lambda: run("walk-3", long)["JobRunState"] == "STOPPED")
    pages = glue.get_paginator("get_job_runs").paginate(JobName="walk-3", PaginationConfig={"PageSize": 1})
    runs = [r for p in pages for r in p["JobRuns"]]
    assert len(runs) == 2 and runs[-1]["Id"] == long, runs
    assert "ListCrawlers" in str(refused("UnknownOperationException", glue.list_crawlers))


def run(job, run_id):
    return glue.get_job_run(JobName=job, RunId=run_id)["JobRun"]


def definition(queue_url):
    """As SageMaker's Python SDK writes it."""
    return json.dumps(
        {
            "Version": "2020-12-01",
            "Metadata": {},
            "Parameters": [{"Name": "Input", "Type": "String", "DefaultValue": "s3://bucket/default"}],
            "PipelineExperimentConfig": {
                "ExperimentName": {"Get": "Execution.PipelineName"},
                "TrialName": {"Get": "Execution.PipelineExecutionId"},
            },
            "Steps": [
                {
                    "Name": "Prep",
                    "Type": "Callback",
                    "Arguments": {"input_location": {"Get": "Parameters.Input"}},
                    "SqsQueueUrl": queue_url,
                    "OutputParameters": [{"OutputName": "rows", "OutputType": "Integer"}],
                },
                {
                    "Name": "Enough",
                    "Type": "Condition",
                    "Arguments": {
                        "Conditions": [
                            {
                                "Type": "GreaterThanOrEqualTo",
                                "LeftValue": {"Get": "Steps.Prep.OutputParameters['rows']"},
                                "RightValue": 10,
                            }
                        ],
                        "IfSteps": [],
                        "ElseSteps": [
                            {"Name": "TooFew", "Type": "Fail", "Arguments": {"ErrorMessage": "too few rows"}}
                        ],
                    },
                },
            ],
        }
    )


def walk_pipelines():
    queue_url = sqs.create_queue(QueueName="walk-callback")["QueueUrl"]
    for name in ("Walk1", "Walk2"):
        sagemaker.create_pipeline(PipelineName=name, PipelineDefinition=definition(queue_url), RoleArn=ROLE)
    refused(
        "ValidationException",
        sagemaker.create_pipeline,
        PipelineName="Walk1",
        PipelineDefinition=definition(queue_url),
        RoleArn=ROLE,
    )
    sagemaker.update_pipeline(PipelineName="Walk1", PipelineDescription="walked over")
    assert sagemaker.describe_pipeline(PipelineName="Walk1")["PipelineDescription"] == "walked over"
    refused("ResourceNotFound", sagemaker.describe_pipeline, PipelineName="Nobody")
    pages = sagemaker.get_paginator("list_pipelines").paginate(PaginationConfig={"PageSize": 1})
    assert {p["PipelineName"] for page in pages for p in page["PipelineSummaries"]} == {"Walk1", "Walk2"}

    good = start(Input="s3://bucket/mine")
    message = received(queue_url)
    assert message["arguments"] == {"input_location": "s3://bucket/mine"}, message["arguments"]
    parameters = sagemaker.list_pipeline_parameters_for_execution(PipelineExecutionArn=good)
    assert parameters["PipelineParameters"] == [{"Name": "Input", "Value": "s3://bucket/mine"}]
    shown = sagemaker.describe_pipeline_definition_for_execution(PipelineExecutionArn=good)
    assert json.loads(shown["PipelineDefinition"])["Steps"][0]["Name"] == "Prep"
    sagemaker.update_pipeline_execution(PipelineExecutionArn=good, PipelineExecutionDescription="mine")
    sagemaker.send_pipeline_execution_step_success(
        CallbackToken=message["token"], OutputParameters=[{"Name": "rows", "Value": "12"}]
    )
    until("success", lambda: status(good) == "Succeeded")
    refused(
        "ConflictException", sagemaker.send_pipeline_execution_step_failure, CallbackToken=message["token"]
    )

    bad = start()
    sagemaker.send_pipeline_execution_step_failure(
        CallbackToken=received(queue_url)["token"], FailureReason="as told"
    )
    until("failure", lambda: status(bad) == "Failed")
    steps = sagemaker.list_pipeline_execution_steps(PipelineExecutionArn=bad)["PipelineExecutionSteps"]
    assert steps[0]["FailureReason"].endswith("as told"), steps
    sagemaker.retry_pipeline_execution(PipelineExecutionArn=bad, ClientRequestToken="r" * 32)
    again = received(queue_url)

    sagemaker.stop_pipeline_execution(PipelineExecutionArn=bad, ClientRequestToken="s" * 32)
    stop = received(queue_url)
    assert stop["status"] == "Stopping" and stop["token"] == again["token"], stop["status"]
    sagemaker.send_pipeline_execution_step_failure(CallbackToken=stop["token"], FailureReason="stopped")
    until("the stop", lambda: status(bad) == "Stopped")

    pages = sagemaker.get_paginator("list_pipeline_executions").paginate(
        PipelineName="Walk1", PaginationConfig={"PageSize": 1}
    )
    listed = [e["PipelineExecutionArn"] for p in pages for e in p["PipelineExecutionSummaries"]]
    assert listed == [bad, good], listed
    sagemaker.delete_pipeline(PipelineName="Walk2", ClientRequestToken="d" * 32)
    refused("ResourceNotFound", sagemaker.describe_pipeline, PipelineName="Walk2")


def start(**parameters):
    return sagemaker.start_pipeline_execution(
        PipelineName="Walk1",
        PipelineParameters=[{"Name": name, "Value": value} for name, value in parameters.items()],
    )["PipelineExecutionArn"]


def received(queue_url):
    answer = sqs.receive_message(QueueUrl=queue_url, WaitTimeSeconds=10)
    (message,) = answer["Messages"]
    sqs.delete_message(QueueUrl=queue_url, ReceiptHandle=message["ReceiptHandle"])
    return json.loads(message["Body"])


def status(execution):
    return sagemaker.describe_pipeline_execution(PipelineExecutionArn=execution)["PipelineExecutionStatus"]


walk_queues()
walk_jobs()
walk_pipelines()
print(f"walked {len(CALLED)} operations")
