/**
 * What the parsers promise for any input at all: damage of known inputs from a seed, in plain
 * JUnit, and, where there is time, whatever Jazzer finds by watching which code an input reaches
 * (classes that end in Target).
 */
package io.github.callbackpoller.fuzz;
