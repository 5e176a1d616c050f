/**
 * The simulated world: the real engine, rules, codec and bindings over simulated services, queues
 * and processes, in virtual time. One seed makes one world.
 */
@NullMarked
package io.github.callbackpoller.testkit.simulation;

import org.jspecify.annotations.NullMarked;
