package dev.exectrace.junit;

import java.util.List;

/**
 * Tells what does not hold.
 */
final class Failure {

	private static final String NO_END = "The end of the capture is missing";

	private static final int FRAMES = 30;

	private Failure() {
	}

	static AssertionError of(TestEvidence evidence, String message) {
		StringBuilder text = new StringBuilder(message);
		evidence.trace()
			.facts()
			.losses()
			.stream()
			.filter((loss) -> !loss.startsWith(NO_END))
			.forEach((loss) -> text.append("\n  note: ").append(loss));
		return new AssertionError(text.append("\n  trace: ").append(evidence.place()).toString());
	}

	static String stack(List<String> frames) {
		if (frames.isEmpty()) {
			return "\n    without a stack: short waits have one with a chance in proportion to their length";
		}
		StringBuilder text = new StringBuilder();
		frames.stream().limit(FRAMES).forEach((frame) -> text.append("\n    at ").append(frame));
		if (frames.size() > FRAMES) {
			text.append("\n    ... ").append(frames.size() - FRAMES).append(" more");
		}
		return text.toString();
	}

	/** What the trace cannot tell must not pass. */
	static void requireAgent(TestEvidence evidence, String what) {
		if (!evidence.trace().facts().level().equals("full")) {
			throw of(evidence, "The trace does not tell of " + what + ": its level is \""
					+ evidence.trace().facts().level() + "\", as the agent could not be attached to this JVM or does "
					+ "not fit it. See the warning in the test's output; -javaagent: or -XX:+EnableDynamicAgentLoading "
					+ "may help");
		}
	}

}
