package io.github.callbackpoller.worker;

import java.util.concurrent.Callable;

/**
 * A command of {@code ./poller}: a class with picocli annotations, found by {@link
 * java.util.ServiceLoader}, so that modules bring their own. It returns the exit code: 0 good, 1 a
 * finding or a failed run, 2 usage or settings, 3 a service that can't be reached.
 *
 * <p>A field {@code @ParentCommand Main main} gives it {@link Main#surroundings}. What it throws
 * becomes an exit code, see {@link CommandErrors}.
 */
public interface PollerCommand extends Callable<Integer> {}
