/** What a function is told by its environment variables. */
@NullMarked
package io.github.callbackpoller.lambda.settings;

import org.jspecify.annotations.NullMarked;
