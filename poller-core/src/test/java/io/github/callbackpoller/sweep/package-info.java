@NullMarked
package io.github.callbackpoller.sweep;

import org.jspecify.annotations.NullMarked;
