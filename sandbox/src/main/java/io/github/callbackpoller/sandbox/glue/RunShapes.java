package io.github.callbackpoller.sandbox.glue;

import static io.github.callbackpoller.sandbox.wire.Constraint.decimal;
import static io.github.callbackpoller.sandbox.wire.Constraint.flag;
import static io.github.callbackpoller.sandbox.wire.Constraint.list;
import static io.github.callbackpoller.sandbox.wire.Constraint.number;
import static io.github.callbackpoller.sandbox.wire.Constraint.object;
import static io.github.callbackpoller.sandbox.wire.Constraint.text;
import static io.github.callbackpoller.sandbox.wire.Member.optional;
import static io.github.callbackpoller.sandbox.wire.Member.required;

import io.github.callbackpoller.sandbox.wire.Constraint;

/** What Glue's service model demands of requests about runs. */
final class RunShapes {
    static final int MOST_RUNS = 200;

    static final Constraint START =
            object(
                    GlueShapes.JOB_NAME,
                    optional("JobRunQueuingEnabled", flag()),
                    optional("JobRunId", GlueShapes.NAME),
                    optional("Arguments", GlueShapes.MAP_OF_TEXT),
                    optional("AllocatedCapacity", GlueShapes.INTEGER),
                    optional("Timeout", GlueShapes.POSITIVE),
                    optional("MaxCapacity", decimal()),
                    optional("SecurityConfiguration", GlueShapes.NAME),
                    optional("NotificationProperty", GlueShapes.NOTIFICATION),
                    optional("WorkerType", GlueShapes.WORKER_TYPE),
                    optional("NumberOfWorkers", GlueShapes.INTEGER),
                    optional("ExecutionClass", GlueShapes.EXECUTION_CLASS),
                    optional("ExecutionRoleSessionPolicy", text(2, 2048)));

    static final Constraint GET =
            object(
                    GlueShapes.JOB_NAME,
                    required("RunId", GlueShapes.NAME),
                    optional("PredecessorsIncluded", flag()));

    static final Constraint LIST =
            object(
                    GlueShapes.JOB_NAME,
                    optional("MaxResults", number(1, MOST_RUNS)),
                    optional("NextToken", text()));

    static final Constraint STOP =
            object(GlueShapes.JOB_NAME, required("JobRunIds", list(1, 25, GlueShapes.NAME)));

    private RunShapes() {}
}
