/** Measures what the documents claim. */
@NullMarked
package io.github.callbackpoller.benchmarks;

import org.jspecify.annotations.NullMarked;
