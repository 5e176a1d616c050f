/** Job definitions: what may be started, how arguments become job arguments, which limits hold. */
@NullMarked
package io.github.callbackpoller.definition;

import org.jspecify.annotations.NullMarked;
