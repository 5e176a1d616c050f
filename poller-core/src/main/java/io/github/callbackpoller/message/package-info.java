/** What travels: SageMaker's callback message, the poller's own message, and their JSON form. */
@NullMarked
package io.github.callbackpoller.message;

import org.jspecify.annotations.NullMarked;
