/** How AWS requests come and answers go: JSON 1.1 over HTTP, errors, faults, validation. */
@NullMarked
package io.github.callbackpoller.sandbox.wire;

import org.jspecify.annotations.NullMarked;
