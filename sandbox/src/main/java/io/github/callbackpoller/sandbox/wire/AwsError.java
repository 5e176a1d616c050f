package io.github.callbackpoller.sandbox.wire;

/** An error answer, as the service would give it. */
public final class AwsError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    /** The service's error code. */
    private final String code;

    /** The HTTP status. */
    private final int status;

    private AwsError(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /** An error of the caller: HTTP status 400. */
    public static AwsError badRequest(String code, String message) {
        return new AwsError(BAD_REQUEST, code, message);
    }

    /** A request that the service can't take as it is. */
    public static AwsError validation(String message) {
        return badRequest("ValidationException", message);
    }

    static AwsError unknownOperation(String message) {
        return badRequest("UnknownOperationException", message);
    }

    static AwsError internal(String code, String message) {
        return new AwsError(SERVER_ERROR, code, message);
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
