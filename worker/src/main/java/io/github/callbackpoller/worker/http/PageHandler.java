package io.github.callbackpoller.worker.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers GET and HEAD with the page of the path. */
final class PageHandler implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(PageHandler.class);
    private static final Set<String> METHODS = Set.of("GET", "HEAD");
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int BROKEN = 500;
    private static final int NO_BODY = -1;

    private final Map<String, Supplier<Page>> pages;

    PageHandler(Map<String, Supplier<Page>> pages) {
        this.pages = Map.copyOf(pages);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var page = page(exchange);
            var bytes = page.body().getBytes(UTF_8);
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", page.contentType());
            headers.set("Cache-Control", "no-store");
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(page.status(), NO_BODY);
            } else {
                exchange.sendResponseHeaders(page.status(), bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private Page page(HttpExchange exchange) {
        var page = pages.get(exchange.getRequestURI().getPath());
        if (page == null) {
            return error(NOT_FOUND, "there is no such page");
        }
        if (!METHODS.contains(exchange.getRequestMethod())) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            return error(NOT_ALLOWED, "only GET and HEAD are allowed");
        }
        try {
            return page.get();
        } catch (RuntimeException e) {
            LOG.error("Page {} can't be made", exchange.getRequestURI().getPath(), e);
            return error(BROKEN, "the page can't be made, see the log");
        }
    }

    private static Page error(int status, String message) {
        return Page.json(status, Map.of("error", message));
    }
}
