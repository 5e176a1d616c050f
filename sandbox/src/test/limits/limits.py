"""Prints the limits that AWS's service models set for the requests that the sandbox plays.

    python3 limits.py > ../resources/limits.csv

One line for each limit of each member. In a member's path `member` is an element of a list, `key`
and `value` are those of a map. What the sandbox does not play is told in the last column.
"""
import csv
import sys

import botocore
import botocore.session

OPERATIONS = {
    "glue": [
        "CreateJob", "UpdateJob", "GetJob", "GetJobs", "DeleteJob",
        "StartJobRun", "GetJobRun", "GetJobRuns", "BatchStopJobRun",
    ],
    "sagemaker": [
        "CreatePipeline", "UpdatePipeline", "DescribePipeline", "ListPipelines", "DeletePipeline",
        "StartPipelineExecution", "UpdatePipelineExecution", "StopPipelineExecution",
        "RetryPipelineExecution", "DescribePipelineExecution",
        "DescribePipelineDefinitionForExecution", "ListPipelineExecutions",
        "ListPipelineExecutionSteps", "ListPipelineParametersForExecution",
        "SendPipelineExecutionStepSuccess", "SendPipelineExecutionStepFailure",
    ],
}
NOT_PLAYED = {
    "PipelineDefinitionS3Location": "there is no S3",
    "PipelineVersionId": "there are no versions",
    "SelectiveExecutionConfig": "every step is executed",
}
# The nodes of visual jobs: some hundred structures, which the sandbox leaves alone.
UNREAD = ["CodeGenConfigurationNodes.value"]


def limits(path, shape, required):
    """Yields (path, kind, value) for a member and all that is in it."""
    if required:
        yield path, "required", ""
    if not path.endswith(".key"):  # what stands there is text in any JSON
        yield path, "type", shape.type_name
    yield from own_limits(path, shape)
    if path.endswith(tuple(UNREAD)) or path in NOT_PLAYED:
        return
    if shape.type_name == "structure":
        for name, member in shape.members.items():
            yield from limits(f"{path}.{name}", member, name in shape.required_members)
    elif shape.type_name == "list":
        yield from limits(f"{path}.member", shape.member, False)
    elif shape.type_name == "map":
        yield from limits(f"{path}.key", shape.key, False)
        yield from limits(f"{path}.value", shape.value, False)


def own_limits(path, shape):
    words = getattr(shape, "enum", [])
    if words:
        yield path, "enum", " ".join(words)  # which says more than a length
        return
    of = {"string": " length", "list": " size", "map": " size"}.get(shape.type_name, "")
    for bound in "min", "max":
        value = shape.metadata.get(bound)
        if value is not None and (value > 0 or not of):  # nothing is shorter than nothing
            yield path, bound + of, value
    if "pattern" in shape.metadata:
        yield path, "pattern", shape.metadata["pattern"]


def main():
    print("# botocore", botocore.__version__)
    lines = csv.writer(sys.stdout, lineterminator="\n")
    lines.writerow(["service", "operation", "member", "kind", "value", "not played"])
    session = botocore.session.get_session()
    for service, operations in OPERATIONS.items():
        model = session.get_service_model(service)
        for operation in operations:
            request = model.operation_model(operation).input_shape
            for name, member in request.members.items():
                why = NOT_PLAYED.get(name, "")
                for limit in limits(name, member, name in request.required_members):
                    lines.writerow([service, operation, *limit, why])


main()
