/** What of AWS's behaviour can be set: how late things show, and what AWS does not document. */
@NullMarked
package io.github.callbackpoller.sandbox.behaviour;

import org.jspecify.annotations.NullMarked;
