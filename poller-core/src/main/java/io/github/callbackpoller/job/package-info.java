/** What a job adapter sees: the request, the handle, the status, the outcome. */
@NullMarked
package io.github.callbackpoller.job;

import org.jspecify.annotations.NullMarked;
