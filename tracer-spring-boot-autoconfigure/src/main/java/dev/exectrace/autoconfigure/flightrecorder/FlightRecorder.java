package dev.exectrace.autoconfigure.flightrecorder;

import java.io.IOException;

import dev.exectrace.runtime.EndReason;
import dev.exectrace.runtime.TraceHistory;
import dev.exectrace.runtime.TraceHistorySettings;
import dev.exectrace.runtime.TraceSnapshot;
import dev.exectrace.runtime.TraceUnavailableException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/**
 * Records the recent past from the application's start to its end. An application whose
 * JVM cannot record runs without; where it is the disk that fails, it is tried again,
 * ever more rarely. Safe for use by several threads.
 */
class FlightRecorder implements SmartLifecycle {

	private static final Log logger = LogFactory.getLog(FlightRecorder.class);

	private final TraceHistorySettings settings;

	private final ApplicationEventPublisher publisher;

	private final Retry retry = new Retry(this::tryToStart);

	private boolean wanted;

	private volatile @Nullable TraceHistory history;

	FlightRecorder(TraceHistorySettings settings, ApplicationEventPublisher publisher) {
		this.settings = settings;
		this.publisher = publisher;
	}

	@Override
	public synchronized void start() {
		this.wanted = true;
		tryToStart();
	}

	private synchronized void tryToStart() {
		if (!this.wanted) {
			return;
		}
		try {
			TraceHistory started = TraceHistory.start(this.settings);
			started.onSnapshot(this::saved);
			this.history = started;
			started.onEnd((reason) -> ended(started, reason));
			if (this.retry.started()) {
				logger.info("The flight recorder is on again");
			}
		}
		catch (TraceUnavailableException | IllegalStateException ex) {
			boolean again = ex.getCause() instanceof IOException;
			logger.warn("The flight recorder is off: " + ex.getMessage()
					+ (again ? "; it is tried again in " + this.retry.schedule().toSeconds() + " s" : ""));
		}
	}

	private void ended(TraceHistory failed, EndReason reason) {
		if (reason == EndReason.FAILED && this.history == failed) {
			logger.warn(
					"The flight recorder has failed; it is tried again in " + this.retry.schedule().toSeconds() + " s");
		}
	}

	private void saved(TraceSnapshot snapshot) {
		logger.info("Saved the snapshot " + snapshot.id() + ": " + snapshot.reason());
		this.publisher.publishEvent(new TraceSnapshotEvent(this, snapshot));
	}

	void save(TraceSnapshot.Trigger trigger, String reason) {
		TraceHistory running = this.history;
		if (running != null) {
			running.save(trigger, reason);
		}
	}

	@Override
	public synchronized void stop() {
		this.wanted = false;
		TraceHistory running = this.history;
		if (running != null) {
			this.history = null;
			running.close();
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.wanted;
	}

	/** Before whatever it is to record, and until after that. */
	@Override
	public int getPhase() {
		return Integer.MIN_VALUE;
	}

}
