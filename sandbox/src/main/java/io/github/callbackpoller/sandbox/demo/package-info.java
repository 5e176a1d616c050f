/**
 * The demo: a month of taxi trips through a pipeline, a Glue job and the worker, on one machine.
 */
@NullMarked
package io.github.callbackpoller.sandbox.demo;

import org.jspecify.annotations.NullMarked;
