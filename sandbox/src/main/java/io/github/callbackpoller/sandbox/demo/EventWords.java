package io.github.callbackpoller.sandbox.demo;

/** Says in plain words what became of a message. */
final class EventWords {
    private static final int LONGEST_REASON = 80;

    private EventWords() {}

    /**
     * @param look the number of the look at the run, if the event comes of one
     */
    static String of(WorkerLine line, int look) {
        return switch (line.event()) {
            case "STARTED" ->
                    "message received: Glue run "
                            + shortId(line.runId())
                            + " started. A check message is sent, to be seen in "
                            + line.delaySeconds()
                            + " s";
            case "ADOPTED" ->
                    "message received: run "
                            + shortId(line.runId())
                            + " of this step is there already, so none is started. Look again in "
                            + line.delaySeconds()
                            + " s";
            case "STILL_RUNNING", "UNKNOWN_STATE" ->
                    "check " + look + ": the run is " + line.detail() + onTheQueue(line);
            case "NUDGED" -> "an event of Glue says that the run has ended: it is checked now";
            case "STOPPING" -> "the step is stopping: Glue is told to stop the run" + goesOn(line);
            case "ANSWERED" ->
                    (line.runId().isEmpty()
                                    ? "there is no run"
                                    : "check " + look + ": the run has ended")
                            + ". SageMaker is told "
                            + shortened(line.detail());
            case "ANSWERED_BEFORE" -> "SageMaker had this answer already";
            case "NOBODY_WAITS" -> "one more message of the step is dropped: the step has ended";
            default -> line.text();
        };
    }

    private static String onTheQueue(WorkerLine line) {
        return ". The message goes back to the queue for " + line.delaySeconds() + " s";
    }

    private static String goesOn(WorkerLine line) {
        return ". Look again in " + line.delaySeconds() + " s";
    }

    private static String shortened(String told) {
        return told.length() <= LONGEST_REASON
                ? told
                : told.substring(0, LONGEST_REASON).strip() + "...";
    }

    private static String shortId(String runId) {
        return runId.replaceAll(".*(jr_[0-9a-f]{8})[0-9a-f]+", "$1...");
    }
}
