package io.github.callbackpoller.sandbox;

/**
 * How a sandbox is started.
 *
 * @param sqsPort the port of SQS; 0 for any free one
 * @param awsPort the port of Glue and SageMaker; 0 for any free one
 */
public record SandboxOptions(int sqsPort, int awsPort) {
    private static final int HIGHEST_PORT = 65_535;

    /**
     * @throws IllegalArgumentException if a port is none
     */
    public SandboxOptions {
        for (int port : new int[] {sqsPort, awsPort}) {
            if (port < 0 || port > HIGHEST_PORT) {
                throw new IllegalArgumentException("A port is 0 to 65535, not " + port);
            }
        }
    }

    /** Any free ports. */
    public static SandboxOptions defaults() {
        return new SandboxOptions(0, 0);
    }

    /** The same with another port for SQS. */
    public SandboxOptions sqsPort(int port) {
        return new SandboxOptions(port, awsPort);
    }

    /** The same with another port for Glue and SageMaker. */
    public SandboxOptions awsPort(int port) {
        return new SandboxOptions(sqsPort, port);
    }
}
