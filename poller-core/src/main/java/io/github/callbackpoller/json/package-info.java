/** JSON as plain maps, lists and texts, over the streaming parser. */
@NullMarked
package io.github.callbackpoller.json;

import org.jspecify.annotations.NullMarked;
