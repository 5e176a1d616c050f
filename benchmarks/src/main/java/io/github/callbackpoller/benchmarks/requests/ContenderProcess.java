package io.github.callbackpoller.benchmarks.requests;

import com.sun.management.OperatingSystemMXBean;
import io.github.callbackpoller.benchmarks.requests.contender.Contenders;
import io.github.callbackpoller.benchmarks.requests.contender.HttpClients;
import io.github.callbackpoller.benchmarks.requests.contender.Meter;
import io.github.callbackpoller.benchmarks.requests.contender.Services;
import io.github.callbackpoller.benchmarks.standin.Json;
import io.github.callbackpoller.worker.log.LogOutput;
import io.github.callbackpoller.worker.log.LogSettings;
import java.lang.management.ManagementFactory;
import java.net.URI;

/** A process that runs one contender, and tells of the time after it has warmed up. */
final class ContenderProcess {
    private static final double NANOS = 1e9;

    private ContenderProcess() {}

    /**
     * @param args the contender, the HTTP client, the broker, Glue, the queue, seconds to warm up
     *     and to measure
     */
    public static void main(String[] args) throws InterruptedException {
        LogOutput.install(System.err, LogSettings.QUIET);
        var services =
                new Services(
                        URI.create(args[2]),
                        URI.create(args[3]),
                        args[4],
                        HttpClients.valueOf(args[1]));
        var meter = new Meter();
        var contender = Contenders.valueOf(args[0]).begin(services, meter);
        Thread.sleep(Integer.parseInt(args[5]) * 1000L);
        var before = Reading.of(meter);
        Thread.sleep(Integer.parseInt(args[6]) * 1000L);
        System.out.println(Json.write(Reading.of(meter).since(before)));
        System.out.flush();
        contender.close();
        Runtime.getRuntime().halt(0);
    }

    private record Reading(long checks, long requests, double cpuSeconds, double seconds) {

        static Reading of(Meter meter) {
            var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            return new Reading(
                    meter.checks(),
                    meter.requests(),
                    system.getProcessCpuTime() / NANOS,
                    System.nanoTime() / NANOS);
        }

        Measured since(Reading before) {
            return new Measured(
                    checks - before.checks,
                    requests - before.requests,
                    cpuSeconds - before.cpuSeconds,
                    seconds - before.seconds);
        }
    }
}
