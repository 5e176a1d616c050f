/** Trouble that lasts is said when it begins, seldom while it lasts, and when it is over. */
@NullMarked
package io.github.callbackpoller.trouble;

import org.jspecify.annotations.NullMarked;
