/** What is done before Lambda takes a SnapStart snapshot. */
@NullMarked
package io.github.callbackpoller.lambda.snapstart;

import org.jspecify.annotations.NullMarked;
