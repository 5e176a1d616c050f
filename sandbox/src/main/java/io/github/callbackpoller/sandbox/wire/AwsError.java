package io.github.callbackpoller.sandbox.wire;

/** An error answer, as the service would give it. */
public final class AwsError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int BAD_REQUEST = 400;

    /** The service's error code. */
    private final String code;

    /** The HTTP status. */
    private final int status;

    /**
     * @param status the HTTP status
     * @param code the service's error code, such as {@code EntityNotFoundException}
     * @param message for people
     */
    public AwsError(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /** An error of the caller: HTTP status 400. */
    public static AwsError badRequest(String code, String message) {
        return new AwsError(BAD_REQUEST, code, message);
    }

    /** A request that breaks a constraint of the service's model. */
    public static AwsError validation(String member, String constraint) {
        return badRequest(
                "ValidationException",
                "1 validation error detected: Value at '"
                        + member
                        + "' failed to satisfy constraint: "
                        + constraint);
    }

    /** The service's error code. */
    public String code() {
        return code;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
