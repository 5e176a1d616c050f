/**
 * What the engine needs of the world: queues to send to, SageMaker to answer, somebody to listen.
 */
@NullMarked
package io.github.callbackpoller.port;

import org.jspecify.annotations.NullMarked;
