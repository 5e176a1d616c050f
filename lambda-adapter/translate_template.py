"""Translates a SAM template as AWS does on deployment; any warning is a failure.

usage: translate_template.py TEMPLATE OUTPUT
"""

import json
import logging
import os
import sys
import warnings

from samtranslator.public.exceptions import InvalidDocumentException
from samtranslator.public.translator import ManagedPolicyLoader
from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

PARAMETERS = {"GlueJobNames": "first-job,second-job"}


class Complaints(logging.Handler):
    """Keeps what is logged as a warning or worse."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.lines = []

    def emit(self, record):
        self.lines.append(record.getMessage())


def translate(path):
    with open(path, encoding="utf-8") as file:
        template = yaml_parse(file.read())
    # On deployment the local path has become a place in S3.
    for resource in template["Resources"].values():
        if "CodeUri" in resource["Properties"]:
            resource["Properties"]["CodeUri"] = "s3://bucket/key"
    return transform(template, PARAMETERS, ManagedPolicyLoader(None))


def main(source, target):
    os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")
    warnings.simplefilter("error")
    complaints = Complaints()
    logging.getLogger().addHandler(complaints)
    try:
        translated = translate(source)
    except InvalidDocumentException as error:
        complaints.lines += [cause.message for cause in error.causes]
    for line in complaints.lines:
        print(f"{source}: {line}", file=sys.stderr)
    if complaints.lines:
        return 1
    with open(target, "w", encoding="utf-8") as file:
        json.dump(translated, file, indent=2)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
