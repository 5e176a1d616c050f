package io.github.callbackpoller.decision;

/**
 * Composes the reason of a failure to fit what SageMaker takes: 256 characters
 * (SendPipelineExecutionStepFailure, FailureReason in the SageMaker API reference).
 */
public final class FailureReason {

    /** How many characters SageMaker takes. */
    public static final int LONGEST = 256;

    private static final String ELLIPSIS = "...";

    private FailureReason() {}

    /**
     * State, first useful line of the explanation, pointer; if they don't fit, the explanation is
     * cut.
     */
    public static String of(String state, String explanation, String pointer) {
        var end = pointer.isEmpty() ? "" : " (" + clean(pointer) + ")";
        var line = usefulLine(explanation);
        var begin = line.isEmpty() ? clean(state) : clean(state) + ": " + line;
        int room = LONGEST - end.length();
        return room < LONGEST / 4 ? cut(begin + end, LONGEST) : cut(begin, room) + end;
    }

    /** A sentence, cut if it is too long. */
    public static String of(String sentence) {
        return cut(clean(sentence), LONGEST);
    }

    /** A stack trace begins with its least useful line and, in Python, ends with its best. */
    private static String usefulLine(String explanation) {
        var lines =
                explanation.lines().map(FailureReason::clean).filter(l -> !l.isEmpty()).toList();
        if (lines.isEmpty()) {
            return "";
        }
        return lines.get(0).startsWith("Traceback") ? lines.get(lines.size() - 1) : lines.get(0);
    }

    private static String clean(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cs}\\uFFFE\\uFFFF]+", " ").strip();
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - ELLIPSIS.length();
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + ELLIPSIS;
    }
}
