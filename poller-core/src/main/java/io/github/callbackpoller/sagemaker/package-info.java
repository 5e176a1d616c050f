/** SageMaker Pipelines: answering callback steps and reading how they stand. */
@NullMarked
package io.github.callbackpoller.sagemaker;

import org.jspecify.annotations.NullMarked;
