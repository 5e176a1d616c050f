package io.github.callbackpoller.sandbox.sagemaker;

/** A step can't go on, because a value that it refers to is missing or of the wrong type. */
final class MissingValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingValueException(String message) {
        super(message);
    }
}
