package dev.exectrace.analysis.jfr;

import java.util.Arrays;

import dev.exectrace.analysis.model.TraceBuilder;

/**
 * The numbers in the trace of one chunk's constants. Only what an event is about gets
 * into the trace: the JVM also lists threads that ended before.
 */
final class Constants {

	private static final int UNRESOLVED = -2;

	private final TraceBuilder builder;

	private final Pools pools;

	/** By the keys of the constants, those that an event was about. */
	private final Keys threads = new Keys();

	private int[] types = new int[64];

	private int[] stacks = new int[64];

	Constants(TraceBuilder builder, Pools pools) {
		this.builder = builder;
		this.pools = pools;
	}

	/** Is to be called when the pools have been read. */
	void begin() {
		this.threads.clear();
		this.types = unresolved(this.types, this.pools.classCount());
		this.stacks = unresolved(this.stacks, this.pools.stackCount());
	}

	/** Enters all threads and classes, whether an event is about them or not. */
	void enterAll() {
		ThreadConstants threads = this.pools.threads();
		for (int at = 0; at < threads.count(); at++) {
			enter(threads.key(at), at);
		}
		for (int at = 0; at < this.pools.classCount(); at++) {
			enterType(at);
		}
	}

	private static int[] unresolved(int[] numbers, int count) {
		int[] all = (numbers.length < count) ? new int[Math.max(count, numbers.length * 2)] : numbers;
		Arrays.fill(all, 0, count, UNRESOLVED);
		return all;
	}

	/**
	 * The number of a thread, negative for none. A thread without a Java thread's id is
	 * one of the JVM's own, or had ended before the JVM wrote it down: it is left out.
	 */
	int thread(long key) {
		int number = this.threads.get(key);
		return (number >= 0) ? number : enter(key);
	}

	private int enter(long key) {
		int at = this.pools.threads().at(key);
		return (at >= 0) ? enter(key, at) : -1;
	}

	private int enter(long key, int at) {
		ThreadConstants threads = this.pools.threads();
		long id = threads.id(at);
		if (id <= 0) {
			return -1;
		}
		int known = this.builder.knownThread(id);
		int number = (known >= 0) ? known : threads.enter(at, this.builder);
		if (number >= 0) {
			this.threads.put(key, number);
		}
		return number;
	}

	/** The number of a class, negative for none. */
	int type(long key) {
		int at = this.pools.classAt(key);
		if (at < 0) {
			return -1;
		}
		return enterType(at);
	}

	private int enterType(int at) {
		if (this.types[at] == UNRESOLVED) {
			String name = this.pools.className(at);
			this.types[at] = (name != null) ? this.builder.type(name) : -1;
		}
		return this.types[at];
	}

	/** The number of a stack, negative for none. */
	int stack(long key) {
		int at = this.pools.stackAt(key);
		if (at < 0) {
			return -1;
		}
		if (this.stacks[at] == UNRESOLVED) {
			this.stacks[at] = enterStack(this.pools.frames(at));
		}
		return this.stacks[at];
	}

	private int enterStack(long[] parts) {
		int first = this.pools.firstFrame(parts);
		int[] frames = new int[(parts.length - first) / 2];
		for (int i = 0; i < frames.length; i++) {
			int at = first + i * 2;
			frames[i] = this.builder.frame(this.pools.method(parts[at]), (int) parts[at + 1]);
		}
		return (frames.length > 0) ? this.builder.stack(frames) : -1;
	}

}
