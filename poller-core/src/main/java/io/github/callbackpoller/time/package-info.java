/** Time that only goes forward, for what lasts a while in this process. */
@NullMarked
package io.github.callbackpoller.time;

import org.jspecify.annotations.NullMarked;
