/** AWS Lambda: functions under the real runtime client, and event source mappings of SQS. */
@NullMarked
package io.github.callbackpoller.sandbox.lambda;

import org.jspecify.annotations.NullMarked;
