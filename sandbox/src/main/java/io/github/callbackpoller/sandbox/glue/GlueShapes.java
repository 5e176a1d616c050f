package io.github.callbackpoller.sandbox.glue;

import static io.github.callbackpoller.sandbox.wire.Constraint.map;
import static io.github.callbackpoller.sandbox.wire.Constraint.number;
import static io.github.callbackpoller.sandbox.wire.Constraint.object;
import static io.github.callbackpoller.sandbox.wire.Constraint.oneOf;
import static io.github.callbackpoller.sandbox.wire.Constraint.text;
import static io.github.callbackpoller.sandbox.wire.Member.optional;
import static io.github.callbackpoller.sandbox.wire.Member.required;

import io.github.callbackpoller.sandbox.wire.Constraint;
import io.github.callbackpoller.sandbox.wire.Member;

/**
 * Shapes of Glue's service model that several operations share.
 *
 * <p>A request that breaks the model is refused by the front end with ValidationException, before
 * Glue sees it: seen for DeleteSession in aws-samples/dbt-glue issue 395, unverified for jobs. What
 * Glue itself refuses is an InvalidInputException.
 */
final class GlueShapes {
    static final Constraint NAME =
            text(1, 255, "[\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}\\t]*");
    static final Constraint LINES =
            text(0, 2048, "[\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}\\r\\n\\t]*");
    static final Constraint MAP_OF_TEXT = map(text());
    static final Constraint INTEGER = number(Integer.MIN_VALUE, Integer.MAX_VALUE);
    static final Constraint POSITIVE = number(1, Integer.MAX_VALUE);
    static final Constraint WORKER_TYPE = oneOf(WorkerType.words());
    static final Constraint EXECUTION_CLASS = oneOf("FLEX", "STANDARD");
    static final Constraint NOTIFICATION = object(optional("NotifyDelayAfter", POSITIVE));
    static final Member JOB_NAME = required("JobName", NAME);

    private GlueShapes() {}
}
