package io.github.callbackpoller.worker;

import io.github.callbackpoller.worker.log.LogOutput;
import io.github.callbackpoller.worker.settings.SettingsReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code poller worker}: runs until it is told to stop. */
@Command(
        name = "worker",
        header = "Answers callback steps, until it is told to stop.",
        description = WorkerHelp.DESCRIPTION,
        footer = WorkerHelp.FOOTER,
        modelTransformer = SettingFlags.class,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        abbreviateSynopsis = true)
@SuppressWarnings("NullAway.Init")
public final class WorkerCommand implements PollerCommand {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerCommand.class);

    @ParentCommand private Main main;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        var parsed = spec.commandLine().getParseResult();
        var settings =
                new SettingsReader(main.surroundings().environment())
                        .read(SettingFlags.given(parsed), SettingFlags.file(parsed));
        LogOutput.install(main.surroundings().err(), settings.log());
        try (var worker = Worker.open(settings)) {
            return StopOnShutdown.during(worker, WorkerCommand::run);
        }
    }

    private static int run(Worker worker) {
        try {
            return worker.run().map(WorkerCommand::broken).orElse(ExitCode.GOOD);
        } catch (InterruptedException e) {
            LOG.info("interrupted");
            return ExitCode.GOOD;
        }
    }

    private static int broken(Throwable failure) {
        LOG.error("the worker broke", failure);
        return ExitCode.FINDING;
    }
}
