package dev.exectrace.analysis.jfr;

import java.util.Locale;

/**
 * Takes in what a capture says about itself.
 */
final class CaptureHandlers {

	private static final String SAMPLE_PERIOD = "jdk.ExecutionSample#period=";

	private CaptureHandlers() {
	}

	static EventHandler capture(EventLayout layout, ChunkContext chunk) {
		int at = layout.slot("startTime");
		int phase = layout.slot("phase");
		int level = layout.slot("level");
		int others = layout.slot("otherRecordings");
		int agent = layout.slot("agent");
		int dropped = layout.slot("dropped");
		int lostWakeups = layout.slot("lostWakeups");
		int unlisted = layout.slot("unlistedThreads");
		int settings = layout.slot("settings");
		int endReason = layout.slot("endReason");
		return (event) -> {
			FileFacts facts = chunk.facts();
			facts.level = event.text(level, "").toLowerCase(Locale.ROOT);
			facts.otherRecordings(event.text(others, ""));
			if (event.text(agent) != null) {
				facts.property("agent", event.text(agent));
			}
			facts.unlistedThreads = Math.max(facts.unlistedThreads, event.number(unlisted));
			samplePeriod(event.text(settings, ""), facts);
			if ("end".equals(event.text(phase))) {
				facts.end = chunk.time(event, at);
				facts.endReason = event.text(endReason, "").toLowerCase(Locale.ROOT);
				facts.dropped = event.number(dropped);
				facts.lostWakeups = event.number(lostWakeups);
			}
			else {
				facts.started = true;
			}
		};
	}

	private static void samplePeriod(String settings, FileFacts facts) {
		for (String setting : settings.split("; ")) {
			if (setting.startsWith(SAMPLE_PERIOD)) {
				SettingDuration.parse(setting.substring(SAMPLE_PERIOD.length())).ifPresent(facts::samplePeriod);
			}
		}
	}

	static EventHandler dataLoss(EventLayout layout, ChunkContext chunk) {
		int amount = layout.slot("amount");
		return (event) -> chunk.facts().lostBytes += event.number(amount);
	}

}
