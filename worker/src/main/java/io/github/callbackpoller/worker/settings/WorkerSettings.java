package io.github.callbackpoller.worker.settings;

import io.github.callbackpoller.decision.Limits;
import io.github.callbackpoller.loop.LoopSettings;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sqs.QueueUrls;
import io.github.callbackpoller.worker.log.LogFormat;
import io.github.callbackpoller.worker.log.LogSettings;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import org.slf4j.event.Level;

/**
 * All that a worker is told.
 *
 * @param queues the queues
 * @param jobs where the job definitions are
 * @param checks when running jobs are checked
 * @param loop how it receives
 * @param limits the bounds of the protocol
 * @param http where it tells how it is, if anywhere
 * @param log how it logs
 */
public record WorkerSettings(
        QueueUrls queues,
        JobsSource jobs,
        CheckSettings checks,
        LoopSettings loop,
        Limits limits,
        Optional<InetSocketAddress> http,
        LogSettings log) {

    static WorkerSettings of(SettingValues values) {
        return new WorkerSettings(
                queues(values),
                values.jobs(),
                CheckSettings.of(values),
                new LoopSettings(
                        values.number(Setting.CONCURRENCY),
                        values.duration(Setting.LONG_POLL),
                        values.duration(Setting.DRAIN),
                        values.duration(Setting.LINGER)),
                new Limits(
                        values.number(Setting.HOP_BUDGET),
                        values.word(Setting.REFUSE_STALE_STARTS).equals("TRUE")),
                values.text(Setting.HTTP_PORT)
                        .map(Integer::parseInt)
                        .map(port -> address(values.required(Setting.HTTP_HOST), port)),
                LogSettings.of(
                        LogFormat.valueOf(values.word(Setting.LOG_FORMAT)),
                        Level.valueOf(values.word(Setting.LOG_LEVEL))));
    }

    private static QueueUrls queues(SettingValues values) {
        var queues =
                QueueUrls.of(
                        values.required(Setting.CALLBACK_QUEUE_URL),
                        values.required(Setting.CHECK_QUEUE_URL));
        for (var optional :
                Map.of(
                                Setting.PARKING_QUEUE_URL, QueueName.PARKING,
                                Setting.NUDGE_QUEUE_URL, QueueName.NUDGE)
                        .entrySet()) {
            var url = values.text(optional.getKey());
            if (url.isPresent()) {
                queues = queues.with(optional.getValue(), url.get());
            }
        }
        return queues;
    }

    /** The name is looked up when it is bound. */
    private static InetSocketAddress address(String host, int port) {
        return InetSocketAddress.createUnresolved(host, port);
    }
}
