package dev.exectrace.analysis.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.exectrace.analysis.model.ThreadGroups;

/**
 * Thread groups by number, in a merged profile those of each instance by themselves.
 */
final class ProfileGroups {

	private final ThreadGroups ofTrace;

	private final List<String> instances = new ArrayList<>();

	private final List<Group> groups = new ArrayList<>();

	private final Map<Group, Integer> numbers = new HashMap<>();

	private ProfileGroups(ThreadGroups ofTrace) {
		this.ofTrace = ofTrace;
	}

	static ProfileGroups of(ThreadGroups groups) {
		return new ProfileGroups(groups);
	}

	static ProfileGroups ofInstances() {
		return new ProfileGroups(null);
	}

	int addInstance(String name) {
		this.instances.add(name);
		return this.instances.size() - 1;
	}

	int number(int instance, String name) {
		return this.numbers.computeIfAbsent(new Group(instance, name), (group) -> {
			this.groups.add(group);
			return this.groups.size() - 1;
		});
	}

	List<String> instances() {
		return List.copyOf(this.instances);
	}

	String name(int group) {
		return (this.ofTrace != null) ? this.ofTrace.name(group) : this.groups.get(group).name();
	}

	int instance(int group) {
		return (this.ofTrace != null) ? -1 : this.groups.get(group).instance();
	}

	private record Group(int instance, String name) {
	}

}
