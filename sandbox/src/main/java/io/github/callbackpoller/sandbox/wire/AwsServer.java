package io.github.callbackpoller.sandbox.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves AWS services over JSON 1.1 on one port: POST, with service and operation in {@code
 * X-Amz-Target}. Signatures are not checked.
 */
public final class AwsServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AwsServer.class);
    private static final String CONTENT_TYPE = "application/x-amz-json-1.1";
    private static final int THREADS = 16;
    private static final int OK = 200;

    static {
        // Without it every answer waits 40 ms for more to send; read once, when the server loads.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final ObjectMapper mapper = new ObjectMapper();
    private final ExecutorService threads =
            Executors.newFixedThreadPool(THREADS, AwsServer::daemon);
    private final HttpServer server;
    private final Map<String, AwsService> services;
    private final Faults faults;
    private final Calls calls;

    private AwsServer(HttpServer server, List<AwsService> services, Faults faults, Calls calls) {
        this.server = server;
        this.services =
                services.stream()
                        .collect(Collectors.toMap(AwsService::target, Function.identity()));
        this.faults = faults;
        this.calls = calls;
    }

    /** Listens on a port of the loopback interface; 0 means any free one. */
    public static AwsServer start(int port, List<AwsService> services, Faults faults, Calls calls)
            throws IOException {
        var aws = new AwsServer(listening(port), services, faults, calls);
        aws.server.setExecutor(aws.threads);
        aws.server.createContext("/", aws::exchange);
        aws.server.start();
        return aws;
    }

    /** Where it listens. */
    public URI endpoint() {
        var address = server.getAddress();
        return URI.create(
                "http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void exchange(HttpExchange exchange) throws IOException {
        // Closing an exchange that has no answer yet closes the connection: the answer is lost.
        try (exchange) {
            var target = Target.of(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            byte[] body = exchange.getRequestBody().readAllBytes();
            calls.called(target.operation());
            var answer = answer(target, body);
            if (answer.isPresent()) {
                respond(exchange, answer.get());
            }
        }
    }

    private Optional<Answer> answer(Target target, byte[] body) {
        try {
            var fault = faults.strike(target.operation());
            if (fault.isPresent() && fault.get() != FaultKind.LOST_RESPONSE) {
                throw thrown(fault.get(), target);
            }
            var answer = service(target).operation(target.operation()).answer(parse(body));
            return fault.isPresent() ? Optional.empty() : Optional.of(Answer.of(answer));
        } catch (AwsError e) {
            return Optional.of(Answer.of(e));
        } catch (RuntimeException e) {
            LOG.error("The sandbox failed to play {}", target, e);
            return Optional.of(Answer.of(AwsError.internal("InternalFailure", e.toString())));
        }
    }

    private AwsError thrown(FaultKind fault, Target target) {
        return switch (fault) {
            case THROTTLE -> AwsError.badRequest("ThrottlingException", "Rate exceeded");
            case SERVER_ERROR, LOST_RESPONSE ->
                    AwsError.internal(service(target).internalError(), "An injected fault");
        };
    }

    private AwsService service(Target target) {
        var service = services.get(target.service());
        if (service == null) {
            throw AwsError.unknownOperation(
                    "The sandbox plays the services " + services.keySet() + " here, not " + target);
        }
        return service;
    }

    private JsonNode parse(byte[] body) {
        try {
            return mapper.readTree(body.length == 0 ? "{}" : new String(body, UTF_8));
        } catch (JsonProcessingException e) {
            throw AwsError.badRequest("SerializationException", "The request is not JSON");
        }
    }

    private void respond(HttpExchange exchange, Answer answer) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", CONTENT_TYPE);
        headers.set("x-amzn-requestid", UUID.randomUUID().toString());
        answer.errorType().ifPresent(type -> headers.set("x-amzn-errortype", type));
        byte[] body = mapper.writeValueAsBytes(answer.body());
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    private static HttpServer listening(int port) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try {
            return HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new IOException("port " + port + " can't be had: " + e.getMessage(), e);
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "sandbox-aws");
        thread.setDaemon(true);
        return thread;
    }

    private record Target(String service, String operation) {
        static Target of(String header) {
            var text = String.valueOf(header);
            int dot = text.lastIndexOf('.');
            return new Target(text.substring(0, Math.max(dot, 0)), text.substring(dot + 1));
        }

        @Override
        public String toString() {
            return service + "." + operation;
        }
    }

    private record Answer(int status, JsonNode body, Optional<String> errorType) {
        static Answer of(JsonNode body) {
            return new Answer(OK, body, Optional.empty());
        }

        static Answer of(AwsError error) {
            var body =
                    Json.object()
                            .put("__type", error.code())
                            .put("message", String.valueOf(error.getMessage()));
            return new Answer(error.status(), body, Optional.of(error.code()));
        }
    }
}
