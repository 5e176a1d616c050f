package io.github.callbackpoller.benchmarks.requests.contender;

/** A way to check. Begins when it is made and ends when it is closed. */
public interface Contender extends AutoCloseable {
    @Override
    void close();
}
