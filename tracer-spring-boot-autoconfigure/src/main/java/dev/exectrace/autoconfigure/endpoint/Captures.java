package dev.exectrace.autoconfigure.endpoint;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.exectrace.autoconfigure.ExectraceProperties;
import dev.exectrace.runtime.ExecutionTrace;
import dev.exectrace.runtime.StoredCapture;
import dev.exectrace.runtime.TraceRunningException;
import dev.exectrace.runtime.TraceSettings;
import dev.exectrace.runtime.TraceStore;
import dev.exectrace.runtime.TraceUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * Starts captures with the configured settings. Safe for use by several threads.
 */
class Captures {

	private final ExectraceProperties properties;

	private final CaptureListener listener;

	private final CaptureStore store;

	private volatile @Nullable ExecutionTrace last;

	Captures(ExectraceProperties properties, CaptureStore store, CaptureListener listener) {
		this.properties = properties;
		this.store = store;
		this.listener = listener;
	}

	/**
	 * Starts a capture that is read while it runs.
	 * @param duration how long it is to last
	 * @return the capture
	 */
	ExecutionTrace start(Duration duration) {
		return start(() -> ExecutionTrace.start(settings(duration)), Function.identity());
	}

	/**
	 * Starts a capture that is to be fetched later.
	 * @param duration how long it is to last
	 * @return the capture
	 */
	StoredCapture store(Duration duration) {
		return start(() -> this.store.open().start(settings(duration)), StoredCapture::trace);
	}

	private <T> T start(Supplier<T> start, Function<T, ExecutionTrace> trace) {
		try {
			T started = start.get();
			ExecutionTrace capture = trace.apply(started);
			this.last = capture;
			capture.onEnd(() -> this.listener.ended(capture));
			return started;
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
	 * The store if there can be anything in it.
	 * @return the store or empty
	 */
	Optional<TraceStore> store() {
		return this.store.opened();
	}

	/**
	 * Ends the running capture, whoever started it, and returns when what it has can be
	 * read.
	 * @return whether there was one
	 */
	boolean stopRunning() {
		ExecutionTrace running = running().orElse(null);
		if (running == null) {
			return false;
		}
		store().ifPresent(TraceStore::stop);
		running.stop();
		return true;
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
