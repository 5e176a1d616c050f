/** What people ask of steps that wait, and do to them by hand. */
@NullMarked
package io.github.callbackpoller.operator;

import org.jspecify.annotations.NullMarked;
