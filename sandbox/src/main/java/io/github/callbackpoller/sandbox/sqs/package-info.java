/** The embedded queue broker. */
@NullMarked
package io.github.callbackpoller.sandbox.sqs;

import org.jspecify.annotations.NullMarked;
