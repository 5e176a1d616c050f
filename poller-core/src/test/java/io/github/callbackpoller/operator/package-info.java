@NullMarked
package io.github.callbackpoller.operator;

import org.jspecify.annotations.NullMarked;
