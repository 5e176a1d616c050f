/** How long a Lambda function takes from the start of its process to its first response. */
@NullMarked
package io.github.callbackpoller.benchmarks.coldstart;

import org.jspecify.annotations.NullMarked;
