package io.github.callbackpoller.sandbox.lambda;

import io.github.callbackpoller.sandbox.Sandbox;
import java.util.HashMap;
import java.util.Map;

/** The environment variables of a function's process: Lambda's, and the function's own. */
final class LambdaVariables {
    private LambdaVariables() {}

    /**
     * @param function whose process it is
     * @param runtimeApi host and port
     * @param logStream names the environment
     */
    static Map<String, String> of(FunctionSettings function, String runtimeApi, String logStream) {
        var all = new HashMap<>(credentials());
        all.putAll(function.variables());
        all.putAll(function(function));
        all.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        all.put("AWS_LAMBDA_LOG_STREAM_NAME", logStream);
        all.put("AWS_REGION", Sandbox.REGION);
        all.put("AWS_DEFAULT_REGION", Sandbox.REGION);
        all.put("AWS_EXECUTION_ENV", "AWS_Lambda_java" + Runtime.version().feature());
        all.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        all.put("AWS_XRAY_CONTEXT_MISSING", "LOG_ERROR");
        all.put("AWS_XRAY_DAEMON_ADDRESS", "169.254.79.129:2000");
        all.put("LANG", "en_US.UTF-8");
        all.put("TZ", ":UTC");
        all.put("PATH", "/usr/local/bin:/usr/bin/:/bin:/opt/bin");
        return all;
    }

    private static Map<String, String> credentials() {
        return Map.of(
                "AWS_ACCESS_KEY_ID", "sandbox",
                "AWS_SECRET_ACCESS_KEY", "sandbox",
                "AWS_SESSION_TOKEN", "sandbox");
    }

    private static Map<String, String> function(FunctionSettings function) {
        return Map.of(
                "_HANDLER", function.code().handler(),
                "LAMBDA_TASK_ROOT",
                        function.code().classPath().get(0).resolveSibling("").toString(),
                "LAMBDA_RUNTIME_DIR", "/var/runtime",
                "AWS_LAMBDA_FUNCTION_NAME", function.name(),
                "AWS_LAMBDA_FUNCTION_VERSION", "$LATEST",
                "AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name(),
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                        Integer.toString(function.limits().memoryMegabytes()));
    }
}
