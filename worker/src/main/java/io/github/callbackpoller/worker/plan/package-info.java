/** What schedules would have cost over recorded runs: the replay behind {@code poller plan}. */
@NullMarked
package io.github.callbackpoller.worker.plan;

import org.jspecify.annotations.NullMarked;
