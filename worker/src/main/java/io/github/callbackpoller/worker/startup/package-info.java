/** What is made sure of before anything is received. */
@NullMarked
package io.github.callbackpoller.worker.startup;

import org.jspecify.annotations.NullMarked;
