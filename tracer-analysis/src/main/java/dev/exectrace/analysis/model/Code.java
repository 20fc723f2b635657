package dev.exectrace.analysis.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.exectrace.analysis.column.LongColumn;

/**
 * Classes, methods, frames and stacks, each once, by number from 0. The first frame of a
 * stack is the innermost. Safe for several readers once built.
 */
public final class Code {

	private final Names classes = new Names();

	private final Names methods = new Names();

	private final LongColumn frames = new LongColumn();

	private final List<int[]> stacks = new ArrayList<>();

	private final Map<Long, Integer> frameNumbers = new HashMap<>();

	private final Map<Frames, Integer> stackNumbers = new HashMap<>();

	/**
	 * Nothing yet.
	 */
	public Code() {
	}

	int enterClass(String name) {
		return this.classes.number(name);
	}

	/** The number of a class, -1 where it was not entered. */
	int findClass(String name) {
		return this.classes.find(name);
	}

	int enterFrame(String method, int line) {
		long frame = ((long) this.methods.number(method) << 32) | (line & 0xffffffffL);
		return this.frameNumbers.computeIfAbsent(frame, (key) -> {
			this.frames.add(key);
			return this.frames.size() - 1;
		});
	}

	int enterStack(int[] frames) {
		return this.stackNumbers.computeIfAbsent(new Frames(frames), (key) -> {
			this.stacks.add(frames);
			return this.stacks.size() - 1;
		});
	}

	/**
	 * Takes over a stack of another trace. For one thread, while nobody reads.
	 * @param from the other trace's code
	 * @param stack the stack's number there
	 * @return its number here
	 */
	public int copy(Code from, int stack) {
		int[] copied = new int[from.depth(stack)];
		for (int depth = 0; depth < copied.length; depth++) {
			int frame = from.frame(stack, depth);
			copied[depth] = enterFrame(from.methodName(from.method(frame)), from.line(frame));
		}
		return enterStack(copied);
	}

	/**
	 * How many classes there are.
	 * @return the number
	 */
	public int classCount() {
		return this.classes.size();
	}

	/**
	 * The name of a class.
	 * @param number its number
	 * @return the name as in {@code java.lang.Object}, {@code null} for a negative number
	 */
	public String className(int number) {
		return (number >= 0) ? this.classes.get(number) : null;
	}

	/**
	 * How many stacks there are.
	 * @return the number
	 */
	public int stackCount() {
		return this.stacks.size();
	}

	/**
	 * How deep a stack is.
	 * @param stack its number, negative for none
	 * @return how many frames it has
	 */
	public int depth(int stack) {
		return (stack >= 0) ? this.stacks.get(stack).length : 0;
	}

	/**
	 * A frame of a stack.
	 * @param stack the stack's number
	 * @param depth the position, 0 is the innermost
	 * @return the frame's number
	 */
	public int frame(int stack, int depth) {
		return this.stacks.get(stack)[depth];
	}

	/**
	 * How many frames there are.
	 * @return the number
	 */
	public int frameCount() {
		return this.frames.size();
	}

	/**
	 * The number of a frame's method.
	 * @param frame the frame's number
	 * @return the method's number
	 */
	public int method(int frame) {
		return (int) (this.frames.get(frame) >>> 32);
	}

	/**
	 * The line of a frame.
	 * @param frame the frame's number
	 * @return the line, less than 1 where not known
	 */
	public int line(int frame) {
		return (int) this.frames.get(frame);
	}

	/**
	 * How many methods there are.
	 * @return the number
	 */
	public int methodCount() {
		return this.methods.size();
	}

	/**
	 * The name of a method with its class's.
	 * @param method the method's number
	 * @return the name as in {@code java.lang.Object.wait}
	 */
	public String methodName(int method) {
		return this.methods.get(method);
	}

	/**
	 * A frame as text.
	 * @param method the name of its method
	 * @param line its line, less than 1 where not known
	 * @return the method and, where known, the line, as in
	 * {@code java.lang.Object.wait:42}
	 */
	public static String place(String method, int line) {
		return (line > 0) ? method + ":" + line : method;
	}

	/**
	 * A stack as text, the innermost frame first.
	 * @param stack its number, negative for none
	 * @return a line each, as in {@code java.lang.Object.wait:42}
	 */
	public List<String> describe(int stack) {
		List<String> lines = new ArrayList<>();
		for (int depth = 0; depth < depth(stack); depth++) {
			int frame = frame(stack, depth);
			lines.add(place(methodName(method(frame)), line(frame)));
		}
		return lines;
	}

	private static final class Names {

		private final Map<String, Integer> numbers = new HashMap<>();

		private final List<String> names = new ArrayList<>();

		int find(String name) {
			return this.numbers.getOrDefault(name, -1);
		}

		int number(String name) {
			return this.numbers.computeIfAbsent(name, (key) -> {
				this.names.add(key);
				return this.names.size() - 1;
			});
		}

		String get(int number) {
			return this.names.get(number);
		}

		int size() {
			return this.names.size();
		}

	}

	private static final class Frames {

		private final int[] numbers;

		private final int hash;

		Frames(int[] numbers) {
			this.numbers = numbers;
			this.hash = Arrays.hashCode(numbers);
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Frames frames && Arrays.equals(this.numbers, frames.numbers);
		}

		@Override
		public int hashCode() {
			return this.hash;
		}

	}

}
