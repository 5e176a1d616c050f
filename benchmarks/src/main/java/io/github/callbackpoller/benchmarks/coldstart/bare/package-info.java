/** What a function costs that has no library: what the poller's is measured against. */
@NullMarked
package io.github.callbackpoller.benchmarks.coldstart.bare;

import org.jspecify.annotations.NullMarked;
