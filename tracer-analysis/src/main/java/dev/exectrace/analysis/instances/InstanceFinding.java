package dev.exectrace.analysis.instances;

import java.util.List;
import java.util.Map;

import dev.exectrace.analysis.finding.Finding;

/**
 * Something that cost time on some instances: the same kind of thing at the same place in
 * the code.
 *
 * @param instance the name of the instance that it cost most
 * @param finding what it was there
 * @param stack the stack that most of it was at there, the innermost frame first; empty
 * for none
 * @param others what it cost other instances, in nanoseconds, the most first
 */
public record InstanceFinding(String instance, Finding finding, List<String> stack, Map<String, Long> others) {

	/**
	 * What it cost all instances.
	 * @return the time of threads, in nanoseconds
	 */
	public long cost() {
		return this.finding.cost() + this.others.values().stream().mapToLong(Long::longValue).sum();
	}

}
