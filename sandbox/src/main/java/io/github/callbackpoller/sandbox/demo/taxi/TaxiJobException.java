package io.github.callbackpoller.sandbox.demo.taxi;

/** A failure of the job whose message is all that Glue needs to show. */
final class TaxiJobException extends Exception {
    private static final long serialVersionUID = 1;

    TaxiJobException(String message) {
        super(message);
    }
}
