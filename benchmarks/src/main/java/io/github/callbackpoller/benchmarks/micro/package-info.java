/** What one message costs in this process: codec, decision, schedule. */
@NullMarked
package io.github.callbackpoller.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
