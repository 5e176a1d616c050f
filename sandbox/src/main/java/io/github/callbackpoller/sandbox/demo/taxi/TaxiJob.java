package io.github.callbackpoller.sandbox.demo.taxi;

import java.io.IOException;
import java.io.PrintStream;

/**
 * The article's Glue job: sums the passengers of New York's taxi trips per 30 minutes.
 *
 * <p>{@code --input_uri} is a file or folder of .csv or .csv.gz, {@code --output_uri} the folder
 * for part-00000.csv. For demos, {@code --min-seconds N} keeps the run from ending sooner, and
 * {@code --fail-with TEXT} makes it fail with that text.
 */
public final class TaxiJob {
    private final PrintStream results;
    private final PrintStream errors;
    private final Stay stay;

    TaxiJob(PrintStream results, PrintStream errors, Stay stay) {
        this.results = results;
        this.errors = errors;
        this.stay = stay;
    }

    /** Runs the job and ends the process: 0 when the file is written, else 1. */
    public static void main(String[] arguments) {
        var job = new TaxiJob(System.out, System.err, Stay.countedFromNow());
        System.exit(job.run(arguments));
    }

    int run(String... arguments) {
        try {
            results.println(summary(JobArguments.parse(arguments)));
            return 0;
        } catch (TaxiJobException failure) {
            errors.println(failure.getMessage());
        } catch (IOException failure) {
            errors.println(failure);
        }
        return 1;
    }

    private String summary(JobArguments arguments) throws IOException, TaxiJobException {
        var output = arguments.output();
        var shortestRun = arguments.shortestRun();
        var windows = new PassengerWindows();
        var reading = new TripReader(windows::add).read(arguments.input());
        // Only then write, so that a run stopped while it stays leaves no output.
        stay.untilAge(shortestRun);
        if (arguments.failure().isPresent()) {
            throw new TaxiJobException(arguments.failure().get());
        }
        return "%s: %d trips, %d passengers in %d windows; %d malformed rows; %d files%s; wrote %s"
                .formatted(
                        arguments.jobName(),
                        reading.trips(),
                        windows.total(),
                        windows.count(),
                        reading.malformed(),
                        reading.filesRead().size(),
                        skipped(reading),
                        windows.writeTo(output));
    }

    private static String skipped(Reading reading) {
        return reading.filesSkipped().isEmpty()
                ? ""
                : ", skipped without trip columns: " + reading.filesSkipped();
    }
}
