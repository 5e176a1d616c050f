package io.github.callbackpoller.sandbox.glue;

import static io.github.callbackpoller.sandbox.wire.Constraint.decimal;
import static io.github.callbackpoller.sandbox.wire.Constraint.flag;
import static io.github.callbackpoller.sandbox.wire.Constraint.list;
import static io.github.callbackpoller.sandbox.wire.Constraint.map;
import static io.github.callbackpoller.sandbox.wire.Constraint.number;
import static io.github.callbackpoller.sandbox.wire.Constraint.object;
import static io.github.callbackpoller.sandbox.wire.Constraint.oneOf;
import static io.github.callbackpoller.sandbox.wire.Constraint.text;
import static io.github.callbackpoller.sandbox.wire.Member.optional;
import static io.github.callbackpoller.sandbox.wire.Member.required;

import io.github.callbackpoller.sandbox.wire.Constraint;
import io.github.callbackpoller.sandbox.wire.Member;
import java.util.List;
import java.util.stream.Stream;

/**
 * What Glue's service model demands of requests about jobs; what is in the nodes of visual jobs
 * goes unchecked.
 */
final class JobShapes {
    static final Constraint BY_NAME = object(GlueShapes.JOB_NAME);
    static final Constraint LIST =
            object(optional("MaxResults", number(1, 1000)), optional("NextToken", text()));

    private static final int ANY = Integer.MAX_VALUE;
    private static final Constraint TEXT_512 = text(1, 512);

    private static final Constraint COMMAND =
            object(
                    optional("Name", text()),
                    optional("ScriptLocation", text(0, 400_000)),
                    optional("PythonVersion", text(0, ANY, "([2-3]|3[.]9)")),
                    optional("Runtime", text(0, 64, ".*")));

    private static final Constraint SOURCE_CONTROL =
            object(
                    optional("Provider", oneOf("GITHUB", "GITLAB", "BITBUCKET", "AWS_CODE_COMMIT")),
                    optional("Repository", TEXT_512),
                    optional("Owner", TEXT_512),
                    optional("Branch", TEXT_512),
                    optional("Folder", TEXT_512),
                    optional("LastCommitId", TEXT_512),
                    optional("AuthStrategy", oneOf("PERSONAL_ACCESS_TOKEN", "AWS_SECRETS_MANAGER")),
                    optional("AuthToken", TEXT_512));

    private static final Constraint NODES = map(0, ANY, text(0, ANY, "[A-Za-z0-9_-]*"), object());

    private static final List<Member> DEFINITION =
            List.of(
                    optional("JobMode", oneOf("SCRIPT", "VISUAL", "NOTEBOOK")),
                    optional("JobRunQueuingEnabled", flag()),
                    optional("Description", GlueShapes.LINES),
                    optional("LogUri", text()),
                    optional(
                            "ExecutionProperty",
                            object(optional("MaxConcurrentRuns", GlueShapes.INTEGER))),
                    optional("DefaultArguments", GlueShapes.MAP_OF_TEXT),
                    optional("NonOverridableArguments", GlueShapes.MAP_OF_TEXT),
                    optional(
                            "Connections",
                            object(optional("Connections", list(0, 1000, text(0, 255))))),
                    optional("MaxRetries", GlueShapes.INTEGER),
                    optional("AllocatedCapacity", GlueShapes.INTEGER),
                    optional("Timeout", GlueShapes.POSITIVE),
                    optional("MaxCapacity", decimal()),
                    optional("WorkerType", GlueShapes.WORKER_TYPE),
                    optional("NumberOfWorkers", GlueShapes.INTEGER),
                    optional("SecurityConfiguration", GlueShapes.NAME),
                    optional("NotificationProperty", GlueShapes.NOTIFICATION),
                    optional("GlueVersion", text(1, 255, "(\\w+\\.)+\\w+")),
                    optional("ExecutionClass", GlueShapes.EXECUTION_CLASS),
                    optional("CodeGenConfigurationNodes", NODES),
                    optional("SourceControlDetails", SOURCE_CONTROL),
                    optional(
                            "MaintenanceWindow",
                            text(0, ANY, "(Sun|Mon|Tue|Wed|Thu|Fri|Sat):([01]?[0-9]|2[0-3])")));

    static final Constraint CREATE =
            definition(
                    required("Name", GlueShapes.NAME),
                    required("Role", text()),
                    required("Command", COMMAND),
                    optional("Tags", map(0, 50, text(1, 128), text(0, 256))));

    static final Constraint UPDATE =
            object(
                    GlueShapes.JOB_NAME,
                    required(
                            "JobUpdate",
                            definition(optional("Role", text()), optional("Command", COMMAND))));

    private JobShapes() {}

    private static Constraint definition(Member... more) {
        return object(Stream.concat(DEFINITION.stream(), Stream.of(more)).toArray(Member[]::new));
    }
}
