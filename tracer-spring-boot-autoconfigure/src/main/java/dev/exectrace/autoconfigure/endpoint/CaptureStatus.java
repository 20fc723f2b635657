package dev.exectrace.autoconfigure.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.exectrace.runtime.AgentStatus;
import dev.exectrace.runtime.ExecutionTrace;
import dev.exectrace.runtime.StoredCapture;
import dev.exectrace.runtime.StoredTrace;
import dev.exectrace.runtime.TraceHistory;
import dev.exectrace.runtime.TraceLevel;
import dev.exectrace.runtime.TraceSnapshot;
import dev.exectrace.runtime.TraceStore;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * What the tracing runtime does now.
 *
 * @param agent the agent's status
 * @param level how much a trace tells: the running capture's, or else what the agent
 * would allow; {@code null} as long as the agent may still be attached
 * @param capture the running capture or {@code null}
 * @param store the captures that wait to be fetched or {@code null} if there was none
 * @param flightRecorder the flight recorder or {@code null} if there is none
 */
public record CaptureStatus(AgentStatus agent, @Nullable TraceLevel level, @Nullable RunningCapture capture,
		@Nullable CaptureStoreStatus store,
		@Nullable RunningFlightRecorder flightRecorder) implements OperationResponseBody {

	static CaptureStatus of(AgentStatus agent, @Nullable ExecutionTrace running, @Nullable TraceStore store,
			@Nullable TraceHistory history) {
		RunningFlightRecorder flightRecorder = (history != null) ? new RunningFlightRecorder(history.level(),
				history.settings().maxAge(), history.bytes(), history.snapshots()) : null;
		CaptureStoreStatus stored = (store != null) ? CaptureStoreStatus.of(store) : null;
		if (running != null) {
			return new CaptureStatus(agent, running.level(), RunningCapture.of(running, store), stored, flightRecorder);
		}
		return new CaptureStatus(agent, level(agent), null, stored, flightRecorder);
	}

	private static @Nullable TraceLevel level(AgentStatus agent) {
		return switch (agent.state()) {
			case NOT_ATTACHED -> null;
			case INSTALLED -> (agent.missingHooks().isEmpty()) ? TraceLevel.FULL : TraceLevel.PARTIAL;
			case UNAVAILABLE -> TraceLevel.JDK;
		};
	}

	/**
	 * A running capture.
	 *
	 * @param id what its trace is to be fetched by or {@code null} if it is being read
	 * @param startedAt when it was started
	 * @param elapsed how long it has been running
	 * @param until when it ends at the latest
	 * @param bytes how many bytes of trace have been recorded, in finished chunks
	 */
	public record RunningCapture(@Nullable String id, Instant startedAt, Duration elapsed, Instant until, long bytes) {

		static RunningCapture of(ExecutionTrace trace, @Nullable TraceStore store) {
			String id = Optional.ofNullable(store)
				.flatMap(TraceStore::running)
				.filter((stored) -> stored.trace() == trace)
				.map(StoredCapture::id)
				.orElse(null);
			return new RunningCapture(id, trace.startedAt(), Duration.between(trace.startedAt(), Instant.now()),
					trace.until(), trace.bytes());
		}

	}

	/**
	 * The captures that wait to be fetched.
	 *
	 * @param maxAge how long one is kept after its end
	 * @param maxCount how many there may be
	 * @param maxSize how many bytes they may have together
	 * @param bytes how many they have
	 * @param captures the captures that have ended, the oldest one first
	 */
	public record CaptureStoreStatus(Duration maxAge, int maxCount, long maxSize, long bytes,
			List<StoredTrace> captures) {

		static CaptureStoreStatus of(TraceStore store) {
			List<StoredTrace> captures = store.traces();
			return new CaptureStoreStatus(store.settings().maxAge(), store.settings().maxCount(),
					store.settings().maxSize(), captures.stream().mapToLong(StoredTrace::bytes).sum(), captures);
		}

	}

	/**
	 * The running flight recorder.
	 *
	 * @param level how much a trace of the recent past tells, or {@code null} while the
	 * agent is being attached
	 * @param maxAge how far back it reaches at most
	 * @param bytes how many bytes of the recent past are on disk
	 * @param snapshots the saved snapshots, the oldest one first
	 */
	public record RunningFlightRecorder(@Nullable TraceLevel level, Duration maxAge, long bytes,
			List<TraceSnapshot> snapshots) {
	}

}
