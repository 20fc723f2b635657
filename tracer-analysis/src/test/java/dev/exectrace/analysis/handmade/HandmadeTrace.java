package dev.exectrace.analysis.handmade;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A trace of one chunk in which threads park, put together byte by byte.
 */
public final class HandmadeTrace {

	/** The types of constants. */
	public static final long THREAD = 5;

	public static final long SYMBOL = 6;

	public static final long CLASS = 7;

	public static final long METHOD = 8;

	public static final long STACK = 10;

	private static final long PARK = 20;

	private static final long JVM = 21;

	private static final int HEADER = 68;

	/** When the first chunk begins, in nanoseconds since 1970. */
	public static final long START = 1_700_000_000_000_000_000L;

	private final Map<Long, List<ChunkBytes>> constants = new LinkedHashMap<>();

	private final ChunkBytes events = new ChunkBytes();

	private final Elements types = new Elements("metadata").type(1, "long")
		.type(2, "int")
		.type(3, "boolean")
		.type(4, "java.lang.String")
		.type(THREAD, "java.lang.Thread", "osName:4", "osThreadId:1", "javaName:4", "javaThreadId:1", "virtual:3")
		.type(SYMBOL, "jdk.types.Symbol", "string:4")
		.type(CLASS, "java.lang.Class", "name:6*")
		.type(METHOD, "jdk.types.Method", "type:7*", "name:6*")
		.type(9, "jdk.types.StackFrame", "method:8*", "lineNumber:2")
		.type(STACK, "jdk.types.StackTrace", "truncated:3", "frames:9[]")
		.type(PARK, "jdk.ThreadPark", "startTime:1", "duration:1", "eventThread:5*", "stackTrace:10*", "parkedClass:7*",
				"timeout:1", "until:1", "address:1")
		.type(JVM, "jdk.JVMInformation", "startTime:1", "pid:1", "jvmStartTime:1");

	private long epochNanos = START;

	private long ticks;

	/**
	 * When the chunk begins, by the wall clock and by the JVM's own, which counts
	 * nanoseconds.
	 */
	public HandmadeTrace from(long epochNanos, long ticks) {
		this.epochNanos = epochNanos;
		this.ticks = ticks;
		return this;
	}

	/** Says which JVM it is. */
	public HandmadeTrace jvm(long pid, long startTime) {
		return event(new ChunkBytes().numbers(JVM, this.ticks, pid, startTime).sized());
	}

	/** Adds a type of one's own. */
	public HandmadeTrace type(long id, String name, String... fields) {
		this.types.type(id, name, fields);
		return this;
	}

	/**
	 * Adds a constant.
	 * @return its key
	 */
	public long constant(long type, ChunkBytes value) {
		List<ChunkBytes> pool = this.constants.computeIfAbsent(type, (id) -> new ArrayList<>());
		long key = pool.size() + 1;
		pool.add(new ChunkBytes().numbers(key).add(value));
		return key;
	}

	public long thread(String name) {
		List<ChunkBytes> pool = this.constants.getOrDefault(THREAD, List.of());
		return constant(THREAD, new ChunkBytes().text(name).numbers(0).text(name).numbers(pool.size() + 1, 0));
	}

	public long type(String name) {
		return constant(CLASS, new ChunkBytes().numbers(constant(SYMBOL, new ChunkBytes().text(name))));
	}

	public long method(String type, String name) {
		return constant(METHOD, new ChunkBytes().numbers(type(type), constant(SYMBOL, new ChunkBytes().text(name))));
	}

	/** A stack of one method that calls itself. */
	public long stack(long method, int depth) {
		ChunkBytes stack = new ChunkBytes().numbers(0, depth);
		for (int i = 0; i < depth; i++) {
			stack.numbers(method, 1);
		}
		return constant(STACK, stack);
	}

	public HandmadeTrace park(long thread, long fromMillis, long millis, long stack, long type) {
		this.events.add(
				new ChunkBytes().numbers(PARK, fromMillis * 1_000_000, millis * 1_000_000, thread, stack, type, 0, 0, 0)
					.sized());
		return this;
	}

	/** Adds an event of one's own, or what looks like one. */
	public HandmadeTrace event(ChunkBytes event) {
		this.events.add(event);
		return this;
	}

	public byte[] bytes() {
		ChunkBytes pools = new ChunkBytes().numbers(1, 0, 0, 0).raw((byte) 1).numbers(this.constants.size());
		this.constants.forEach((type, values) -> {
			pools.numbers(type, values.size());
			values.forEach(pools::add);
		});
		return bytes(pools.sized());
	}

	/** With these for the last constants, whatever they are. */
	public byte[] bytes(ChunkBytes checkpoint) {
		byte[] metadata = new ChunkBytes().numbers(0, 0, 0, 1).add(this.types.encode()).sized().toArray();
		int size = HEADER + this.events.size() + checkpoint.size() + metadata.length;
		return ByteBuffer.allocate(size)
			.putInt(0x464c5200)
			.putShort((short) 2)
			.putShort((short) 1)
			.putLong(size)
			.putLong(HEADER + this.events.size())
			.putLong(size - metadata.length)
			.putLong(this.epochNanos)
			.putLong(10_000_000_000L)
			.putLong(this.ticks)
			.putLong(1_000_000_000L)
			.putInt(1)
			.put(this.events.toArray())
			.put(checkpoint.toArray())
			.put(metadata)
			.array();
	}

}
