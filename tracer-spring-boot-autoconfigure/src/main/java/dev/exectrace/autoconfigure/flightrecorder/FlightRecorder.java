package dev.exectrace.autoconfigure.flightrecorder;

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
 * JVM cannot record runs without. Safe for use by several threads.
 */
class FlightRecorder implements SmartLifecycle {

	private static final Log logger = LogFactory.getLog(FlightRecorder.class);

	private final TraceHistorySettings settings;

	private final ApplicationEventPublisher publisher;

	private volatile @Nullable TraceHistory history;

	FlightRecorder(TraceHistorySettings settings, ApplicationEventPublisher publisher) {
		this.settings = settings;
		this.publisher = publisher;
	}

	@Override
	public void start() {
		try {
			TraceHistory started = TraceHistory.start(this.settings);
			started.onSnapshot(this::saved);
			this.history = started;
		}
		catch (TraceUnavailableException | IllegalStateException ex) {
			logger.warn("The flight recorder is off: " + ex.getMessage());
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
	public void stop() {
		TraceHistory running = this.history;
		if (running != null) {
			this.history = null;
			running.close();
		}
	}

	@Override
	public boolean isRunning() {
		return this.history != null;
	}

	/** Before whatever it is to record, and until after that. */
	@Override
	public int getPhase() {
		return Integer.MIN_VALUE;
	}

}
