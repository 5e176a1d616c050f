package io.github.callbackpoller.sandbox.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves operations over AWS JSON 1.1: POST with the operation in {@code X-Amz-Target}. Signatures
 * are not checked.
 */
public final class AwsServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AwsServer.class);
    private static final String CONTENT_TYPE = "application/x-amz-json-1.1";
    private static final int THREADS = 16;
    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;

    static {
        // Without it every answer waits 40 ms for more to send; read once, when the server loads.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Map<String, Operation> operations = new ConcurrentHashMap<>();
    private final ObjectMapper mapper = new ObjectMapper();
    private final Faults faults;
    private final Calls calls;
    private final HttpServer server;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(THREADS, AwsServer::daemon);

    private AwsServer(HttpServer server, Faults faults, Calls calls) {
        this.server = server;
        this.faults = faults;
        this.calls = calls;
    }

    /** Listens on a port of the loopback interface; 0 means any free one. */
    public static AwsServer start(int port, Faults faults, Calls calls) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        var aws = new AwsServer(HttpServer.create(address, 0), faults, calls);
        aws.server.setExecutor(aws.threads);
        aws.server.createContext("/", aws::exchange);
        aws.server.start();
        return aws;
    }

    /** Adds an operation, by its target such as {@code AWSGlue.StartJobRun}. */
    public void serve(String target, Operation operation) {
        operations.put(target, operation);
    }

    /** Where it listens. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void exchange(HttpExchange exchange) throws IOException {
        try (exchange) {
            var target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            var operation = target.substring(target.lastIndexOf('.') + 1);
            calls.called(operation);
            try {
                var answer = answer(target, operation, exchange.getRequestBody().readAllBytes());
                respond(exchange, OK, mapper.writeValueAsBytes(answer));
            } catch (AwsError e) {
                exchange.getResponseHeaders().set("x-amzn-errortype", e.code());
                respond(exchange, e.status(), mapper.writeValueAsBytes(error(e)));
            } catch (LostResponse e) {
                LOG.debug("The answer of {} is lost on purpose", operation);
            } catch (RuntimeException e) {
                LOG.error("The sandbox failed to play {}", target, e);
                respond(exchange, SERVER_ERROR, new byte[0]);
            }
        }
    }

    private ObjectNode answer(String target, String name, byte[] body) {
        var operation = operations.get(target);
        if (operation == null) {
            throw AwsError.badRequest(
                    "UnknownOperationException", "The sandbox does not play " + target);
        }
        var fault = faults.strike(name);
        if (fault.isPresent()) {
            switch (fault.get()) {
                case THROTTLE -> throw AwsError.badRequest("ThrottlingException", "Rate exceeded");
                case SERVER_ERROR ->
                        throw new AwsError(SERVER_ERROR, "InternalServiceException", "On purpose");
                case LOST_RESPONSE -> {
                    operation.answer(new Input(parse(body)));
                    throw new LostResponse();
                }
            }
        }
        return operation.answer(new Input(parse(body)));
    }

    private JsonNode parse(byte[] body) {
        try {
            return mapper.readTree(body.length == 0 ? "{}" : new String(body, UTF_8));
        } catch (JsonProcessingException e) {
            throw AwsError.badRequest("SerializationException", "The request is not JSON");
        }
    }

    private static ObjectNode error(AwsError error) {
        return Json.object()
                .put("__type", error.code())
                .put("message", String.valueOf(error.getMessage()));
    }

    private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", CONTENT_TYPE);
        exchange.getResponseHeaders().set("x-amzn-requestid", UUID.randomUUID().toString());
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "sandbox-aws");
        thread.setDaemon(true);
        return thread;
    }

    /** The exchange is closed without an answer. */
    private static final class LostResponse extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
