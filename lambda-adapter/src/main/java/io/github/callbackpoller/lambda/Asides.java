package io.github.callbackpoller.lambda;

import io.github.callbackpoller.port.Received;
import java.util.List;

/** Keeps messages aside that nothing can be done about now. */
@FunctionalInterface
public interface Asides {

    /** Keeps them invisible for long; what can't be kept aside comes again sooner. */
    void keep(List<Received> messages);
}
