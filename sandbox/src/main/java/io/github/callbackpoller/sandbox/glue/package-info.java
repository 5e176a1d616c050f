/** A stand-in for AWS Glue jobs. */
@NullMarked
package io.github.callbackpoller.sandbox.glue;

import org.jspecify.annotations.NullMarked;
