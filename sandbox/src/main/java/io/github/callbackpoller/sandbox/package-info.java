/** AWS on one machine, for tests and demonstrations: queues, Glue jobs, SageMaker pipelines. */
@NullMarked
package io.github.callbackpoller.sandbox;

import org.jspecify.annotations.NullMarked;
