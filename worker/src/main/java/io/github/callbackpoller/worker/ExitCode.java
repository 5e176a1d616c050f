package io.github.callbackpoller.worker;

/** The exit codes of all commands. */
public final class ExitCode {
    /** All went as it should. */
    public static final int GOOD = 0;

    /** A finding, a violation or a failed run. */
    public static final int FINDING = 1;

    /** The command line or the settings are wrong. */
    public static final int USAGE = 2;

    /** A service can't be reached, or does not have what the settings name. */
    public static final int UNREACHABLE = 3;

    private ExitCode() {}
}
