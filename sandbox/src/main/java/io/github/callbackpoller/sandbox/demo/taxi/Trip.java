package io.github.callbackpoller.sandbox.demo.taxi;

import java.time.LocalDateTime;

/** What the job needs of a trip. */
record Trip(LocalDateTime pickup, int passengers) {}
