package dev.exectrace.autoconfigure.endpoint;

import java.time.Duration;
import java.util.Optional;

import dev.exectrace.autoconfigure.ExectraceProperties;
import dev.exectrace.runtime.ExecutionTrace;
import dev.exectrace.runtime.TraceRunningException;
import dev.exectrace.runtime.TraceSettings;
import dev.exectrace.runtime.TraceUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * Starts captures with the configured settings. Safe for use by several threads.
 */
class Captures {

	private final ExectraceProperties properties;

	private final CaptureListener listener;

	private volatile @Nullable ExecutionTrace last;

	Captures(ExectraceProperties properties, CaptureListener listener) {
		this.properties = properties;
		this.listener = listener;
	}

	ExecutionTrace start(Duration duration) {
		try {
			ExecutionTrace capture = ExecutionTrace.start(settings(duration));
			this.last = capture;
			capture.onEnd(() -> this.listener.ended(capture));
			return capture;
		}
		catch (TraceRunningException ex) {
			this.listener.refused(CaptureListener.Refusal.BUSY);
			throw ex;
		}
		catch (TraceUnavailableException ex) {
			this.listener.refused(CaptureListener.Refusal.UNAVAILABLE);
			throw ex;
		}
	}

	Optional<ExecutionTrace> running() {
		return ExecutionTrace.running();
	}

	/**
	 * Ends the capture that was started here, if it runs.
	 */
	void stop() {
		ExecutionTrace capture = this.last;
		if (capture != null) {
			capture.stop();
		}
	}

	private TraceSettings settings(Duration duration) {
		return new TraceSettings(duration, this.properties.spool().maxSize().toBytes(),
				this.properties.spool().directory(), this.properties.agent().attach());
	}

}
