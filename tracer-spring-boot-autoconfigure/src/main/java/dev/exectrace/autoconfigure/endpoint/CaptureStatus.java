package dev.exectrace.autoconfigure.endpoint;

import java.time.Instant;

import dev.exectrace.runtime.AgentStatus;
import dev.exectrace.runtime.ExecutionTrace;
import dev.exectrace.runtime.TraceLevel;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * What the tracing runtime does now.
 *
 * @param agent the agent's status
 * @param level how much a trace tells: the running capture's, or else what the agent
 * would allow; {@code null} as long as the agent may still be attached
 * @param capture the running capture or {@code null}
 */
public record CaptureStatus(AgentStatus agent, @Nullable TraceLevel level,
		@Nullable RunningCapture capture) implements OperationResponseBody {

	static CaptureStatus of(AgentStatus agent, @Nullable ExecutionTrace running) {
		if (running != null) {
			return new CaptureStatus(agent, running.level(),
					new RunningCapture(running.startedAt(), running.until(), running.bytes()));
		}
		return new CaptureStatus(agent, level(agent), null);
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

}
