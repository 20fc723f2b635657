package dev.exectrace.analysis.jfr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.exectrace.analysis.column.LongIntMap;

/**
 * The constants of one chunk, by key. They may refer to each other in any order, so most
 * are put together when they are asked for.
 */
final class Pools {

	private static final String HOOKS = "dev.exectrace.agent.";

	private final ThreadConstants threads = new ThreadConstants();

	private final Strings strings = new Strings();

	private final Strings symbols = new Strings();

	private final Map<Long, Strings> texts = new HashMap<>();

	private final Keys classes = new Keys();

	private final List<long[]> classParts = new ArrayList<>();

	private final LongIntMap methods = new LongIntMap();

	private final List<long[]> methodParts = new ArrayList<>();

	private final LongIntMap stacks = new LongIntMap();

	private final List<long[]> stackFrames = new ArrayList<>();

	void read(Input in, Types types, long last) {
		clear();
		long at = last;
		long end = in.end();
		while (true) {
			in.position = Math.toIntExact(at);
			long size = in.varint();
			if (size <= 0 || size > end - at || in.varint() != 1) {
				throw new DamagedException("its constants are not where they should be");
			}
			in.varint();
			in.varint();
			long delta = in.varint();
			in.raw();
			pools(in, types);
			long before = at + delta;
			if (delta == 0) {
				return;
			}
			if (before < ChunkHeader.LENGTH || before >= at || in.position > at + size) {
				throw new DamagedException("its constants are not where they should be");
			}
			end = at;
			at = before;
		}
	}

	private void clear() {
		this.threads.clear();
		this.strings.clear();
		this.symbols.clear();
		this.texts.clear();
		this.classes.clear();
		this.classParts.clear();
		this.methods.clear();
		this.methodParts.clear();
		this.stacks.clear();
		this.stackFrames.clear();
	}

	private void pools(Input in, Types types) {
		for (int pool = in.count(2); pool > 0; pool--) {
			Type type = types.get(in.varint());
			if (type == null) {
				throw new DamagedException("a type of its constants is not described");
			}
			int count = in.count(1);
			switch (type.name) {
				case "java.lang.Thread" -> this.threads.read(in, type, count);
				case "java.lang.String" -> {
					for (int i = 0; i < count; i++) {
						this.strings.put(in.varint(), in.string(null));
					}
				}
				case "jdk.types.Symbol" -> {
					for (int i = 0; i < count; i++) {
						this.symbols.put(in.varint(), in.string(this.strings));
					}
				}
				case "java.lang.Class" -> parts(in, type, count, "name", "name", this.classes::put, this.classParts);
				case "jdk.types.Method" -> parts(in, type, count, "type", "name", this.methods::put, this.methodParts);
				case "jdk.types.StackTrace" -> stacks(in, type, count);
				default -> {
					if (type.isText()) {
						Strings values = this.texts.computeIfAbsent(type.id, (id) -> new Strings());
						for (int i = 0; i < count; i++) {
							values.put(in.varint(), in.string(this.strings));
						}
					}
					else {
						for (int i = 0; i < count; i++) {
							in.varint();
							type.skip(in);
						}
					}
				}
			}
		}
	}

	private static void parts(Input in, Type type, int count, String first, String second, Numbering numbers,
			List<long[]> parts) {
		EventLayout layout = type.layout();
		int firstSlot = layout.slot(first);
		int secondSlot = layout.slot(second);
		Event event = new Event();
		for (int i = 0; i < count; i++) {
			numbers.put(in.varint(), parts.size());
			layout.read(in, event, null);
			parts.add(new long[] { event.number(firstSlot), event.number(secondSlot) });
		}
	}

	private void stacks(Input in, Type type, int count) {
		Type.Field frames = type.fields.stream()
			.filter((field) -> field.name.equals("frames") && field.array && !field.constant)
			.findFirst()
			.orElseThrow(() -> new DamagedException("its stacks have no frames"));
		EventLayout layout = frames.type.layout();
		int method = layout.slot("method");
		int line = layout.slot("lineNumber");
		Event event = new Event();
		for (int i = 0; i < count; i++) {
			this.stacks.put(in.varint(), this.stackFrames.size());
			for (Type.Field field : type.fields) {
				if (field != frames) {
					in.varint();
					continue;
				}
				long[] parts = new long[in.count(2) * 2];
				for (int at = 0; at < parts.length; at += 2) {
					layout.read(in, event, null);
					parts[at] = event.number(method);
					parts[at + 1] = event.number(line);
				}
				this.stackFrames.add(parts);
			}
		}
	}

	ThreadConstants threads() {
		return this.threads;
	}

	Strings strings() {
		return this.strings;
	}

	/** The value of a constant that is a mere string, or {@code null}. */
	String text(long type, long key) {
		Strings values = this.texts.get(type);
		return (values != null) ? values.get(key) : null;
	}

	int classCount() {
		return this.classParts.size();
	}

	/** Where a class stands, negative for none. */
	int classAt(long key) {
		return (key != 0) ? this.classes.get(key) : -1;
	}

	/** The name of a class, {@code null} where there is none. */
	String className(int at) {
		String name = (at >= 0) ? this.symbols.get(this.classParts.get(at)[0]) : null;
		return (name != null) ? typeName(name) : null;
	}

	/** A name without the address of a hidden class, which differs from run to run. */
	private static String typeName(String symbol) {
		int end = symbol.length();
		int address = symbol.lastIndexOf("0x");
		if (address > 1 && "/+.".indexOf(symbol.charAt(address - 1)) >= 0) {
			end = address - 1;
		}
		return symbol.substring(0, end).replace('/', '.');
	}

	int stackCount() {
		return this.stackFrames.size();
	}

	/** Where a stack stands, negative for none. */
	int stackAt(long key) {
		return (key != 0) ? this.stacks.get(key) : -1;
	}

	/** Methods' keys and lines, one after the other, the innermost first. */
	long[] frames(int stack) {
		return this.stackFrames.get(stack);
	}

	/** Where the frames begin that are none of the hook that took the stack. */
	int firstFrame(long[] frames) {
		int at = 0;
		while (at < frames.length && method(frames[at]).startsWith(HOOKS)) {
			at += 2;
		}
		return at;
	}

	/** The name of a method, with its class. */
	String method(long key) {
		int at = this.methods.get(key);
		if (at < 0) {
			return "(unknown)";
		}
		long[] parts = this.methodParts.get(at);
		String type = className(this.classes.get(parts[0]));
		String name = this.symbols.get(parts[1]);
		return ((type != null) ? type + "." : "") + ((name != null) ? name : "(unknown)");
	}

	@FunctionalInterface
	private interface Numbering {

		void put(long key, int number);

	}

}
