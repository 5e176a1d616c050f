/** The queues over Amazon SQS. */
@NullMarked
package io.github.callbackpoller.sqs;

import org.jspecify.annotations.NullMarked;
