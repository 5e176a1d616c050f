/** The contract that every job adapter keeps, as tests to inherit. */
@NullMarked
package io.github.callbackpoller.testkit.contract;

import org.jspecify.annotations.NullMarked;
