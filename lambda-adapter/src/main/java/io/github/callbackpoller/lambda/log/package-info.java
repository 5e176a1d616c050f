/** A backend of SLF4J for Lambda: lines on stdout, as text or JSON. */
@NullMarked
package io.github.callbackpoller.lambda.log;

import org.jspecify.annotations.NullMarked;
