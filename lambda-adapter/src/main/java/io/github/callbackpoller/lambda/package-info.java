/** AWS Lambda functions that start, check and answer: thin handlers over the poller. */
@NullMarked
package io.github.callbackpoller.lambda;

import org.jspecify.annotations.NullMarked;
