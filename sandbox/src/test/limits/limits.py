"""Writes limits.csv: what the services' models, as botocore has them, demand of each request that the
sandbox plays, with a value just inside and one just outside of each limit.

    python3 limits.py > ../resources/limits.csv

A text is written as `prefix~length`: the prefix, filled up with the letter a, or cut. A list is written
as `[element]*size`, a map as `{element}*size`. Anything else is JSON; nothing at all is a member left
out; a hyphen stands for no such value. In the request `?` marks the place of the value.
"""

import csv
import json
import sys

import botocore
import botocore.session

PLAYED = {
    "glue": "CreateJob UpdateJob GetJob GetJobs DeleteJob StartJobRun GetJobRun GetJobRuns BatchStopJobRun",
    "sagemaker": "CreatePipeline UpdatePipeline DescribePipeline ListPipelines DeletePipeline"
    " StartPipelineExecution DescribePipelineExecution ListPipelineExecutions StopPipelineExecution"
    " RetryPipelineExecution UpdatePipelineExecution ListPipelineExecutionSteps"
    " ListPipelineParametersForExecution DescribePipelineDefinitionForExecution"
    " SendPipelineExecutionStepSuccess SendPipelineExecutionStepFailure",
}

# A visual editor's graph, which is kept as it comes, and what the sandbox refuses by name.
LEFT_OUT = {
    "CodeGenConfigurationNodes",
    "PipelineDefinitionS3Location",
    "PipelineVersionId",
    "SelectiveExecutionConfig",
}

ARN = "arn:aws:sagemaker:us-east-1:123456789012:pipeline/p"
ANY_TEXT = "[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF"

# By pattern: how a text begins that matches, and a text that does not; None if all do.
TEXTS = {
    ANY_TEXT + "\\t]*": ("a", "a\u0001"),
    ANY_TEXT + "\\r\\n\\t]*": ("a", "a\u0001"),
    "([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)": ("a", "a!"),
    ".*": ("a", "a\na"),
    ".+": ("a", "\n"),
    ".*(?:[ \\r\\n\\t].*)*": ("a", None),
    "[A-Za-z0-9\\-_]*": ("a", "a!"),
    "[a-zA-Z0-9]+": ("a", "a-"),
    "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,81}": ("a", "-a"),
    "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,255}": ("a", "-a"),
    "(arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:([0-9]{12}|aws):pipeline/.*)?([a-zA-Z0-9](-*[a-zA-Z0-9]){0,255})": (
        ARN,
        "-a",
    ),
    "^(Sun|Mon|Tue|Wed|Thu|Fri|Sat):([01]?[0-9]|2[0-3])$": ("Sun:1", "Sun:24"),
    "^([2-3]|3[.]9)$": ("3", "4"),
    "^(\\w+\\.)+\\w+$": ("4.0", "4"),
    "arn:aws[a-z\\-]*:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+": (
        "arn:aws:iam::123456789012:role/r",
        "arn:aws:iam::12345678901:role/r",
    ),
    "arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:pipeline\\/.*\\/execution\\/.*": (
        ARN + "/execution/e",
        ARN + "/run/e",
    ),
}


def sample(shape):
    """A small value that its model takes."""
    kind = shape.type_name
    if kind == "structure":
        return {name: sample(shape.members[name]) for name in shape.required_members}
    if kind == "list":
        return [sample(shape.member)] * shape.metadata.get("min", 0)
    if kind == "map":
        return {}
    if kind == "boolean":
        return True
    if kind != "string":
        return shape.metadata.get("min", 1)
    if shape.enum:
        return shape.enum[0]
    prefix = TEXTS[shape.metadata["pattern"]][0] if "pattern" in shape.metadata else "a"
    return prefix.ljust(shape.metadata.get("min", 0), "a")


def limits_of(shape):
    """Kind of limit, its value, a value inside, one outside; each may be None."""
    kind, model = shape.type_name, shape.metadata
    if kind in ("list", "map"):
        element = json.dumps(sample(shape.member if kind == "list" else shape.value))
        element = f"[{element}]" if kind == "list" else "{" + element + "}"
        least, most = model.get("min"), model.get("max")
        if least:
            yield "size min", least, f"{element}*{least}", f"{element}*{least - 1}"
        if most is not None:
            yield "size max", most, f"{element}*{most}", f"{element}*{most + 1}"
    elif kind == "string":
        prefix, wrong = TEXTS[model["pattern"]] if "pattern" in model else ("a", None)
        if model.get("min"):
            least = model["min"]
            inside = f"{prefix}~{least}" if len(prefix) <= least else None
            yield "length min", least, inside, f"{prefix}~{least - 1}"
        if "max" in model:
            most = model["max"]
            yield "length max", most, None if shape.enum else f"{prefix}~{most}", f"{prefix}~{most + 1}"
        if wrong is not None:
            yield "pattern", model["pattern"], json.dumps(sample(shape)), json.dumps(wrong)
        if shape.enum:
            yield "enum", " ".join(shape.enum), json.dumps(shape.enum[-1]), '"nobody"'
    elif kind in ("integer", "long", "float", "double"):
        if "min" in model:
            yield "min", model["min"], model["min"], model["min"] - 1
        if "max" in model:
            yield "max", model["max"], model["max"], model["max"] + 1


def lower(name):
    return name[0].lower() + name[1:]


def walk(shape, place, request, above):
    """Limits of all that is in a shape: where errors place it, the request with a gap, the limit."""
    for limit in limits_of(shape):
        yield place, request("?"), limit
    if shape.name in above:
        return
    above = above | {shape.name}
    if shape.type_name == "list":
        yield from walk(shape.member, f"{place}.1.member", lambda v: request([v]), above)
    elif shape.type_name == "map":
        yield from walk(shape.key, f"{place}.key", lambda v: request({v: sample(shape.value)}), above)
        yield from walk(shape.value, f"{place}.value", lambda v: request({"key": v}), above)
    elif shape.type_name == "structure":
        whole = sample(shape)
        for name, member in shape.members.items():
            if name in LEFT_OUT:
                continue
            at = f"{place}.{lower(name)}" if place else lower(name)

            def filled(value, name=name):
                return request({**whole, name: value})

            if name in shape.required_members:
                yield at, filled("?"), ("required", "", json.dumps(sample(member)), "")
            yield from walk(member, at, filled, above)


def main():
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow([f"# botocore {botocore.__version__}"])
    out.writerow(["service", "operation", "member", "limit", "value", "inside", "outside", "request"])
    for service, operations in PLAYED.items():
        model = botocore.session.get_session().get_service_model(service)
        for operation in operations.split():
            shape = model.operation_model(operation).input_shape
            for place, request, (limit, value, inside, outside) in walk(shape, "", lambda v: v, frozenset()):
                row = [service, operation, place, limit, value, inside, outside, json.dumps(request)]
                out.writerow(["-" if cell is None else cell for cell in row])


main()
