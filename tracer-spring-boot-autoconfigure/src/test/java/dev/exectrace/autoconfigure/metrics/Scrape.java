package dev.exectrace.autoconfigure.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Prometheus gets of an application.
 *
 * @param samples the labels of the samples, by their name
 */
record Scrape(Map<String, List<Map<String, String>>> samples) {

	private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][\\w:]*)(\\{.*})? \\S+");

	private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

	static Scrape of(String text) {
		Map<String, List<Map<String, String>>> samples = new HashMap<>();
		text.lines().filter((line) -> !line.startsWith("#")).forEach((line) -> {
			Matcher sample = SAMPLE.matcher(line);
			if (!sample.matches()) {
				throw new IllegalArgumentException("No sample: " + line);
			}
			Map<String, String> labels = new LinkedHashMap<>();
			if (sample.group(2) != null) {
				for (MatchResult label : LABEL.matcher(sample.group(2)).results().toList()) {
					labels.put(label.group(1), label.group(2));
				}
			}
			samples.computeIfAbsent(sample.group(1), (name) -> new ArrayList<>()).add(labels);
		});
		return new Scrape(samples);
	}

	/**
	 * Whether there is a sample of that name.
	 * @param name the name
	 * @param labels the labels that it has to have; with a value, or {@code null} for any
	 * @return whether there is
	 */
	boolean has(String name, Map<String, String> labels) {
		return this.samples.getOrDefault(name, List.of())
			.stream()
			.anyMatch((sample) -> labels.entrySet()
				.stream()
				.allMatch((label) -> (label.getValue() != null) ? label.getValue().equals(sample.get(label.getKey()))
						: sample.containsKey(label.getKey())));
	}

}
