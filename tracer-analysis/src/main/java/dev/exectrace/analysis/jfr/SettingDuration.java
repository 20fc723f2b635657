package dev.exectrace.analysis.jfr;

import java.util.OptionalLong;

/**
 * A duration as settings of recordings have it, as in {@code 20 ms}.
 */
final class SettingDuration {

	private SettingDuration() {
	}

	static OptionalLong parse(String text) {
		String[] parts = text.strip().split("\\s+");
		if (parts.length != 2 || !parts[0].matches("\\d{1,9}")) {
			return OptionalLong.empty();
		}
		long unit = switch (parts[1]) {
			case "ns" -> 1;
			case "us" -> 1_000;
			case "ms" -> 1_000_000;
			case "s" -> 1_000_000_000L;
			default -> 0;
		};
		return (unit > 0) ? OptionalLong.of(Long.parseLong(parts[0]) * unit) : OptionalLong.empty();
	}

}
