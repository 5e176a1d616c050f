package io.github.callbackpoller.sandbox.glue;

import static io.github.callbackpoller.sandbox.wire.Constraint.flag;
import static io.github.callbackpoller.sandbox.wire.Constraint.map;
import static io.github.callbackpoller.sandbox.wire.Constraint.number;
import static io.github.callbackpoller.sandbox.wire.Constraint.object;
import static io.github.callbackpoller.sandbox.wire.Constraint.text;
import static io.github.callbackpoller.sandbox.wire.Member.optional;
import static io.github.callbackpoller.sandbox.wire.Member.required;

import io.github.callbackpoller.sandbox.wire.Constraint;
import io.github.callbackpoller.sandbox.wire.Member;
import java.util.ArrayList;
import java.util.List;

/** Shapes of Glue's service model that several operations share. */
final class GlueShapes {
    static final Constraint NAME =
            text(1, 255, "[\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}\\t]*");
    static final Constraint MAP_OF_TEXT = map(text());
    static final Constraint TIMEOUT = number(1, Integer.MAX_VALUE);
    static final Member JOB_NAME = required("JobName", NAME);

    private static final Constraint COMMAND =
            object(
                    optional("Name", text()),
                    optional("ScriptLocation", text(0, 400_000)),
                    optional("PythonVersion", text(0, 255, "([2-3]|3[.]9)")));

    private static final List<Member> JOB =
            List.of(
                    optional("Role", text()),
                    optional("Command", COMMAND),
                    optional("Description", text(0, 2048)),
                    optional("DefaultArguments", MAP_OF_TEXT),
                    optional("NonOverridableArguments", MAP_OF_TEXT),
                    optional("MaxRetries", number(Integer.MIN_VALUE, Integer.MAX_VALUE)),
                    optional("Timeout", TIMEOUT),
                    optional("JobRunQueuingEnabled", flag()),
                    optional("GlueVersion", text(1, 255, "(\\w+\\.)+\\w+")),
                    optional(
                            "ExecutionProperty",
                            object(
                                    optional(
                                            "MaxConcurrentRuns",
                                            number(Integer.MIN_VALUE, Integer.MAX_VALUE)))));

    private GlueShapes() {}

    /** A new job's definition. */
    static Constraint newJob() {
        var members = new ArrayList<>(JOB);
        members.add(required("Name", NAME));
        members.add(required("Role", text()));
        members.add(required("Command", COMMAND));
        return object(members.toArray(Member[]::new));
    }

    /** A definition that overwrites an old one. */
    static Constraint jobUpdate() {
        return object(JOB_NAME, required("JobUpdate", object(JOB.toArray(Member[]::new))));
    }
}
