package dev.exectrace.analysis.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Puts threads into groups: by name without its numbers, as executors count their threads
 * up; nameless virtual threads by who started them.
 */
public final class ThreadGroups {

	private static final Pattern NUMBER = Pattern.compile("\\d+");

	private static final int MAX_ORIGINS = 2;

	private final int[] groups;

	private final List<String> names;

	private ThreadGroups(int[] groups, List<String> names) {
		this.groups = groups;
		this.names = List.copyOf(names);
	}

	static ThreadGroups of(Threads threads) {
		int[] groups = new int[threads.count()];
		Map<String, Integer> numbers = new HashMap<>();
		List<String> names = new ArrayList<>();
		int[] byPattern = new int[threads.names().patternCount()];
		for (int thread = 0; thread < groups.length; thread++) {
			int pattern = threads.names().pattern(thread);
			if (pattern >= 0 && byPattern[pattern] > 0) {
				groups[thread] = byPattern[pattern] - 1;
				continue;
			}
			groups[thread] = numbers.computeIfAbsent(name(threads, thread), (key) -> {
				names.add(key);
				return names.size() - 1;
			});
			if (pattern >= 0) {
				byPattern[pattern] = groups[thread] + 1;
			}
		}
		return new ThreadGroups(groups, names);
	}

	private static String name(Threads threads, int thread) {
		if (threads.isNamed(thread)) {
			return pattern(threads, thread);
		}
		if (!threads.isVirtual(thread)) {
			return "nameless threads";
		}
		StringBuilder name = new StringBuilder("virtual");
		int starter = threads.starter(thread);
		for (int depth = 0; starter >= 0 && depth < MAX_ORIGINS; depth++) {
			boolean named = threads.isNamed(starter);
			name.append(", started by ").append(named ? pattern(threads, starter) : "virtual");
			starter = named ? -1 : threads.starter(starter);
		}
		return name.toString();
	}

	private static String pattern(Threads threads, int thread) {
		return NUMBER.matcher(threads.name(thread)).replaceAll("*");
	}

	/**
	 * How many groups there are.
	 * @return the number
	 */
	public int count() {
		return this.names.size();
	}

	/**
	 * The group of a thread.
	 * @param thread the thread's number
	 * @return the group's number
	 */
	public int group(int thread) {
		return this.groups[thread];
	}

	/**
	 * The name of a group.
	 * @param group its number
	 * @return its name
	 */
	public String name(int group) {
		return this.names.get(group);
	}

}
