package io.github.callbackpoller.sandbox.demo;

/** Says what did not go as the demo wants it. */
final class DemoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DemoException(String message) {
        super(message);
    }
}
