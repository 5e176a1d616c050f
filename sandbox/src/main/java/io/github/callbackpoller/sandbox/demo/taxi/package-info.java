/**
 * The article's Glue job, which runs as a process of its own: nothing here may need more than the
 * JDK.
 */
@NullMarked
package io.github.callbackpoller.sandbox.demo.taxi;

import org.jspecify.annotations.NullMarked;
