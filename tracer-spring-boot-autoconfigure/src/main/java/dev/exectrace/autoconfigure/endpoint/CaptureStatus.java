package dev.exectrace.autoconfigure.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.exectrace.runtime.AgentStatus;
import dev.exectrace.runtime.ExecutionTrace;
import dev.exectrace.runtime.TraceHistory;
import dev.exectrace.runtime.TraceLevel;
import dev.exectrace.runtime.TraceSnapshot;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * What the tracing runtime does now.
 *
 * @param agent the agent's status
 * @param level how much a trace tells: the running capture's, or else what the agent
 * would allow; {@code null} as long as the agent may still be attached
 * @param capture the running capture or {@code null}
 * @param flightRecorder the flight recorder or {@code null} if there is none
 */
public record CaptureStatus(AgentStatus agent, @Nullable TraceLevel level, @Nullable RunningCapture capture,
		@Nullable RunningFlightRecorder flightRecorder) implements OperationResponseBody {

	static CaptureStatus of(AgentStatus agent, @Nullable ExecutionTrace running, @Nullable TraceHistory history) {
		RunningFlightRecorder flightRecorder = (history != null) ? new RunningFlightRecorder(history.level(),
				history.settings().maxAge(), history.bytes(), history.snapshots()) : null;
		if (running != null) {
			return new CaptureStatus(agent, running.level(),
					new RunningCapture(running.startedAt(), running.until(), running.bytes()), flightRecorder);
		}
		return new CaptureStatus(agent, level(agent), null, flightRecorder);
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
	 * @param startedAt when it was started
	 * @param until when it ends at the latest
	 * @param bytes how many bytes of trace have been recorded, in finished chunks
	 */
	public record RunningCapture(Instant startedAt, Instant until, long bytes) {
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
