/** A stand-in for SageMaker Pipelines. */
@NullMarked
package io.github.callbackpoller.sandbox.sagemaker;

import org.jspecify.annotations.NullMarked;
