package io.github.callbackpoller.decision;

import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobRequest;
import io.github.callbackpoller.job.RunHistory;
import io.github.callbackpoller.message.PollerMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What to do with a message. Data: nothing here does it. */
public sealed interface Decision {

    /** One function per case. */
    interface Cases<T> {
        T requeue(Requeue requeue);

        T startJob(StartJob startJob);

        T answer(Answer answer);

        T discard(Discard discard);

        T bury(Bury bury);

        T resend(Resend resend);

        T handBack(HandBack handBack);
    }

    /** Maps the decision by its case. */
    <T> T match(Cases<T> cases);

    /**
     * Send the message that follows, then acknowledge this one.
     *
     * @param next what follows
     * @param delay the SQS delay
     * @param stopFirst runs to stop before
     * @param happening what it means
     * @param detail for people
     */
    record Requeue(
            PollerMessage next,
            Duration delay,
            List<JobHandle> stopFirst,
            Happening happening,
            String detail)
            implements Decision {

        /** Copies the list. */
        public Requeue {
            stopFirst = List.copyOf(stopFirst);
        }

        /** The same, with runs to stop before. */
        Requeue stoppingFirst(List<JobHandle> handles) {
            return new Requeue(next, delay, handles, happening, detail);
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.requeue(this);
        }
    }

    /**
     * Start the job, then ask {@link StepRules#afterStart} what follows.
     *
     * @param message in phase START
     * @param request what to start
     * @param history how long earlier runs took
     * @param gate the limit that the start must keep, if its definition has one
     */
    record StartJob(
            PollerMessage message, JobRequest request, RunHistory history, Optional<Gate> gate)
            implements Decision {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.startJob(this);
        }
    }

    /**
     * Tell the pipeline, then ask {@link StepRules#afterAnswer} what follows.
     *
     * @param message in phase ANSWER
     * @param explanation the whole text of which the reason is a part, for the log; may be empty
     */
    record Answer(PollerMessage message, String explanation) implements Decision {

        /** An answer that says all there is to say. */
        public Answer(PollerMessage message) {
            this(message, "");
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.answer(this);
        }
    }

    /**
     * Acknowledge the message: nothing follows.
     *
     * @param happening why
     * @param detail for people
     */
    record Discard(Happening happening, String detail) implements Decision {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.discard(this);
        }
    }

    /**
     * Send body and reason to the parking queue, then acknowledge the message.
     *
     * @param reason why it can't be answered
     */
    record Bury(String reason) implements Decision {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.bury(this);
        }
    }

    /**
     * Send the body as it is, byte for byte, to the queue it belongs to, then acknowledge.
     *
     * @param delay the SQS delay
     * @param happening why
     * @param detail for people
     */
    record Resend(Duration delay, Happening happening, String detail) implements Decision {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.resend(this);
        }
    }

    /**
     * Don't acknowledge: the message is received again.
     *
     * @param detail why, for people
     */
    record HandBack(String detail) implements Decision {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.handBack(this);
        }
    }
}
