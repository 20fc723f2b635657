package dev.exectrace.analysis.profile.format;

import java.util.Arrays;

import dev.exectrace.analysis.column.LongIntMap;
import dev.exectrace.analysis.profile.Profile;

/**
 * The stacks of a profile put together from the outermost frame. Nodes are numbers; 0 is
 * the root, and children come after their parents.
 */
final class StackTree {

	/** Methods are negative where they stand for instances and unknown stacks. */
	private static final int OFFSET = 1 << 16;

	private final LongIntMap children = new LongIntMap();

	private int[] parent = new int[1024];

	private int[] method = new int[1024];

	private long[] value = new long[1024];

	private long[] count = new long[1024];

	private int size = 1;

	StackTree(Profile profile) {
		this.parent[0] = -1;
		for (int row = 0; row < profile.size(); row++) {
			int node = 0;
			add(node, profile, row);
			if (profile.instance(row) >= 0) {
				node = child(node, profile.instanceFrame(row));
				add(node, profile, row);
			}
			for (int depth = profile.depth(row) - 1; depth >= 0; depth--) {
				node = child(node, profile.method(profile.frame(row, depth)));
				add(node, profile, row);
			}
		}
	}

	private void add(int node, Profile profile, int row) {
		this.value[node] += profile.value(row);
		this.count[node] += profile.count(row);
	}

	private int child(int node, int method) {
		long key = ((long) node << 32) | (method + OFFSET);
		int known = this.children.get(key);
		if (known >= 0) {
			return known;
		}
		int added = this.size++;
		if (added == this.parent.length) {
			this.parent = Arrays.copyOf(this.parent, added * 2);
			this.method = Arrays.copyOf(this.method, added * 2);
			this.value = Arrays.copyOf(this.value, added * 2);
			this.count = Arrays.copyOf(this.count, added * 2);
		}
		this.parent[added] = node;
		this.method[added] = method;
		this.children.put(key, added);
		return added;
	}

	int size() {
		return this.size;
	}

	int parent(int node) {
		return this.parent[node];
	}

	int method(int node) {
		return this.method[node];
	}

	long value(int node) {
		return this.value[node];
	}

	long count(int node) {
		return this.count[node];
	}

}
