package io.github.callbackpoller.worker;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;

/**
 * What a command may use of the process around it. The AWS SDK alone reads the real environment.
 *
 * @param environment the environment variables
 * @param in where people answer
 * @param out for results
 * @param err for problems and the log
 */
public record Surroundings(
        Map<String, String> environment, InputStream in, PrintStream out, PrintStream err) {}
