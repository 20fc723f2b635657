package dev.exectrace.analysis.model;

import dev.exectrace.analysis.column.IntColumn;
import dev.exectrace.analysis.column.LongColumn;

/**
 * Samples that each stand for a quantity at a stack: processor time in nanoseconds, or
 * allocated bytes. Threads, classes and stacks are numbers, negative for none.
 */
public final class Samples {

	private final IntColumn thread = new IntColumn();

	private final LongColumn at = new LongColumn();

	private final IntColumn stack = new IntColumn();

	private final LongColumn weight = new LongColumn();

	private final IntColumn type = new IntColumn();

	Samples() {
	}

	void add(int thread, long at, int stack, long weight, int type) {
		this.thread.add(thread);
		this.at.add(at);
		this.stack.add(stack);
		this.weight.add(weight);
		this.type.add(type);
	}

	/**
	 * How many there are.
	 * @return the number
	 */
	public int count() {
		return this.thread.size();
	}

	/**
	 * The thread that was sampled.
	 * @param sample the row
	 * @return its number
	 */
	public int thread(int sample) {
		return this.thread.get(sample);
	}

	/**
	 * When.
	 * @param sample the row
	 * @return nanoseconds since the window's start
	 */
	public long at(int sample) {
		return this.at.get(sample);
	}

	/**
	 * Where in the code.
	 * @param sample the row
	 * @return the stack's number
	 */
	public int stack(int sample) {
		return this.stack.get(sample);
	}

	/**
	 * What it stands for.
	 * @param sample the row
	 * @return nanoseconds or bytes
	 */
	public long weight(int sample) {
		return this.weight.get(sample);
	}

	/**
	 * The class of what was allocated.
	 * @param sample the row
	 * @return the class's number, negative for none
	 */
	public int type(int sample) {
		return this.type.get(sample);
	}

}
