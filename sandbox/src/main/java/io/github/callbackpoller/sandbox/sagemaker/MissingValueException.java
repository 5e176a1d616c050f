package io.github.callbackpoller.sandbox.sagemaker;

/** An answer left out, or gave in another type, an output that another step refers to. */
final class MissingValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingValueException(String message) {
        super(message);
    }
}
