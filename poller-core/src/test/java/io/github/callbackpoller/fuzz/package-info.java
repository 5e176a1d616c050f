/**
 * What the parsers promise for any input at all. Plain JUnit with a seeded generator: a coverage
 * guided fuzzer needs an agent in the test's process, a property library an engine that keeps pace
 * with JUnit; the parsers are small enough for damage of known bodies, and a seed repeats a failure
 * anywhere.
 */
package io.github.callbackpoller.fuzz;
