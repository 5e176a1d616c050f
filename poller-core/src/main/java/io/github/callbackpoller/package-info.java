/** The front door: {@link io.github.callbackpoller.Poller} and its builder. Hosts begin here. */
@NullMarked
package io.github.callbackpoller;

import org.jspecify.annotations.NullMarked;
