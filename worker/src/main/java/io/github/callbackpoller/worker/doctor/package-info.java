/** Looks at all that hosts depend on, and says what an operator should change. */
@NullMarked
package io.github.callbackpoller.worker.doctor;

import org.jspecify.annotations.NullMarked;
