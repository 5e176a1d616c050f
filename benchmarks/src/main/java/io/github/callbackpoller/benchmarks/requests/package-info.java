/** What a check costs in requests and in CPU, beside what other ways of doing it cost. */
@NullMarked
package io.github.callbackpoller.benchmarks.requests;

import org.jspecify.annotations.NullMarked;
