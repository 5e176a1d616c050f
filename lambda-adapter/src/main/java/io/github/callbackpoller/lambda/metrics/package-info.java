/** Metrics as log lines in CloudWatch's embedded metric format. */
@NullMarked
package io.github.callbackpoller.lambda.metrics;

import org.jspecify.annotations.NullMarked;
