/** How AWS is called: one set of time limits, one short retry, one reading of errors. */
@NullMarked
package io.github.callbackpoller.aws;

import org.jspecify.annotations.NullMarked;
