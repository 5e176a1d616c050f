/** AWS Glue jobs. */
@NullMarked
package io.github.callbackpoller.glue;

import org.jspecify.annotations.NullMarked;
