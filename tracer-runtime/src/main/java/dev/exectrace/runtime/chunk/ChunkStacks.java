package dev.exectrace.runtime.chunk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The stacks of one chunk, with the methods, classes and names that they refer to.
 */
final class ChunkStacks {

	private final Map<List<StackTraceElement>, Integer> stacks = new LinkedHashMap<>();

	private final Map<MethodKey, Integer> methods = new LinkedHashMap<>();

	private final Map<String, Integer> classes = new LinkedHashMap<>();

	private final Map<String, Integer> symbols = new HashMap<>();

	private final List<String> symbolNames = new ArrayList<>();

	private final ChunkKeys chunkKeys;

	ChunkStacks(ChunkKeys chunkKeys) {
		this.chunkKeys = chunkKeys;
	}

	/**
	 * The key of a stack in this chunk.
	 * @param stack the stack or {@code null}
	 * @return the key, 0 for none
	 */
	int key(StackTraceElement[] stack) {
		if (stack == null || stack.length == 0) {
			return 0;
		}
		return key(number(stack));
	}

	/** The key of a class in this chunk. */
	int classKey(String name) {
		return key(classNumber(name));
	}

	private int key(int number) {
		return this.chunkKeys.key(number);
	}

	private int number(StackTraceElement[] stack) {
		return this.stacks.computeIfAbsent(Arrays.asList(stack), (key) -> {
			for (StackTraceElement frame : key) {
				methodNumber(frame);
			}
			return this.stacks.size() + 1;
		});
	}

	private int classNumber(String name) {
		return this.classes.computeIfAbsent(name, (key) -> {
			symbolNumber(key.replace('.', '/'));
			return this.classes.size() + 1;
		});
	}

	private int methodNumber(StackTraceElement frame) {
		return this.methods.computeIfAbsent(new MethodKey(frame.getClassName(), frame.getMethodName()), (key) -> {
			classNumber(key.type());
			symbolNumber(key.name());
			symbolNumber("()V");
			return this.methods.size() + 1;
		});
	}

	private int symbolNumber(String name) {
		return this.symbols.computeIfAbsent(name, (key) -> {
			this.symbolNames.add(key);
			return this.symbolNames.size();
		});
	}

	/**
	 * Writes the constant pools.
	 * @return how many
	 */
	int write(Bytes target) {
		if (this.classes.isEmpty()) {
			return 0;
		}
		int count = 2;
		if (!this.stacks.isEmpty()) {
			count += writeStacks(target);
		}
		target.varint(EventTypes.CLASS.id);
		target.varint(this.classes.size());
		this.classes.forEach((name, number) -> {
			target.varint(key(number));
			target.varint(0);
			target.varint(key(symbolNumber(name.replace('.', '/'))));
			target.varint(0);
			target.varint(0);
		});
		target.varint(EventTypes.SYMBOL.id);
		target.varint(this.symbolNames.size());
		for (int i = 0; i < this.symbolNames.size(); i++) {
			target.varint(key(i + 1));
			target.string(this.symbolNames.get(i));
		}
		return count;
	}

	private int writeStacks(Bytes target) {
		target.varint(EventTypes.STACK_TRACE.id);
		target.varint(this.stacks.size());
		this.stacks.forEach((stack, number) -> {
			target.varint(key(number));
			target.put(false);
			target.varint(stack.size());
			for (StackTraceElement frame : stack) {
				target.varint(key(methodNumber(frame)));
				target.varint(Math.max(0, frame.getLineNumber()));
				target.varint(0);
				target.varint(1);
			}
		});
		target.varint(EventTypes.FRAME_TYPE.id);
		target.varint(1);
		target.varint(1);
		target.string("Java");
		target.varint(EventTypes.METHOD.id);
		target.varint(this.methods.size());
		this.methods.forEach((method, number) -> {
			target.varint(key(number));
			target.varint(classKey(method.type()));
			target.varint(key(symbolNumber(method.name())));
			target.varint(key(symbolNumber("()V")));
			target.varint(0);
			target.put(false);
		});
		return 3;
	}

	void clear() {
		this.stacks.clear();
		this.methods.clear();
		this.classes.clear();
		this.symbols.clear();
		this.symbolNames.clear();
	}

	private record MethodKey(String type, String name) {
	}

}
