/** The sandbox in JUnit tests. */
@NullMarked
package io.github.callbackpoller.sandbox.junit;

import org.jspecify.annotations.NullMarked;
