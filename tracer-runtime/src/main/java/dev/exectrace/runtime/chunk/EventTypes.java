package dev.exectrace.runtime.chunk;

import java.util.ArrayList;
import java.util.List;

/**
 * The events of namespace {@code exectrace} with their fields, in the order in which they
 * are written, and the types that they refer to.
 * <p>
 * The JDK's reader keeps the constants of a type from one chunk to the next by the type's
 * number, and {@code jfr summary} counts events by it, so ours stay clear of the JVM's:
 * types far above them, the frequent events in the few numbers of one byte that the JVM
 * leaves free, the others as high as two bytes go.
 */
final class EventTypes {

	private static final int FIRST_EVENT_ID = 2;

	private static final int LAST_FREE_ID = 6;

	private static final int FIRST_LONG_EVENT_ID = 16_300;

	private static final int FIRST_TYPE_ID = 700_000_000;

	private static final List<Type> ALL = new ArrayList<>();

	private static int nextEventId = FIRST_EVENT_ID;

	static final Type BOOLEAN = type("boolean");

	static final Type INT = type("int");

	static final Type LONG = type("long");

	static final Type STRING = type("java.lang.String");

	private static final Type LABEL = annotation("jdk.jfr.Label").field("value", STRING);

	private static final Type DESCRIPTION = annotation("jdk.jfr.Description").field("value", STRING);

	private static final Type CATEGORY = annotation("jdk.jfr.Category").array("value", STRING);

	private static final Type TIMESTAMP = annotation("jdk.jfr.Timestamp").field("value", STRING);

	private static final Type TIMESPAN = annotation("jdk.jfr.Timespan").field("value", STRING);

	private static final Type DATA_AMOUNT = annotation("jdk.jfr.DataAmount").field("value", STRING);

	/** Has JDK 25's tools tell what other events of the thread happened in. */
	private static final Type.Annotation CONTEXTUAL = new Type.Annotation(annotation("jdk.jfr.Contextual"), List.of(),
			false);

	static final Type SYMBOL = simple("jdk.types.Symbol", "string");

	static final Type FRAME_TYPE = simple("jdk.types.FrameType", "description");

	static final Type STOP_REASON = simple("exectrace.types.StopReason", "name");

	static final Type READY_CAUSE = simple("exectrace.types.ReadyCause", "name");

	static final Type BLOCK_REASON = simple("exectrace.types.BlockReason", "name");

	static final Type CLASS_LOADER = type("jdk.types.ClassLoader").reference("name", SYMBOL);

	static final Type PACKAGE = type("jdk.types.Package").reference("name", SYMBOL);

	static final Type CLASS = type("java.lang.Class").reference("classLoader", CLASS_LOADER)
		.reference("name", SYMBOL)
		.reference("package", PACKAGE)
		.field("modifiers", INT);

	static final Type METHOD = type("jdk.types.Method").reference("type", CLASS)
		.reference("name", SYMBOL)
		.reference("descriptor", SYMBOL)
		.field("modifiers", INT)
		.field("hidden", BOOLEAN);

	static final Type STACK_FRAME = type("jdk.types.StackFrame").reference("method", METHOD)
		.field("lineNumber", INT)
		.field("bytecodeIndex", INT)
		.reference("type", FRAME_TYPE);

	static final Type STACK_TRACE = type("jdk.types.StackTrace").field("truncated", BOOLEAN)
		.array("frames", STACK_FRAME);

	static final Type THREAD = type("java.lang.Thread").field("osName", STRING)
		.field("osThreadId", LONG)
		.field("javaName", STRING)
		.field("javaThreadId", LONG)
		.field("virtual", BOOLEAN);

	static final Type RUN = duration("VirtualThreadRun", "Virtual Thread Run",
			"A virtual thread ran on a carrier, the event's thread, after it was runnable and, before that, blocked")
		.reference("virtualThread", THREAD, label("Virtual Thread"))
		.reference("stopReason", STOP_REASON, label("Stop Reason"))
		.field("runnable", LONG, label("Runnable"), timespan("TICKS"))
		.reference("waker", THREAD, label("Waker"))
		.reference("cause", READY_CAUSE, label("Cause"))
		.field("blocked", LONG, label("Blocked"), timespan("TICKS"))
		.reference("blockReason", BLOCK_REASON, label("Block Reason"))
		.reference("blockerClass", CLASS, label("Blocker Class"));

	static final Type READY = instant("VirtualThreadReady", "Virtual Thread Ready",
			"A virtual thread was made runnable for the first time, by the event's thread that started it")
		.reference("wakee", THREAD, label("Wakee"))
		.reference("cause", READY_CAUSE, label("Cause"));

	static final Type BLOCK = duration("VirtualThreadBlock", "Virtual Thread Block",
			"A wait of a virtual thread that was chosen to carry its stack and to stand for others")
		.reference("stackTrace", STACK_TRACE, label("Stack Trace"))
		.reference("reason", BLOCK_REASON, label("Reason"))
		.reference("blockerClass", CLASS, label("Blocker Class"))
		.field("timed", BOOLEAN, label("Timed"))
		.field("weight", LONG, label("Weight"), timespan("TICKS"));

	static final Type THREAD_READY = instant("ThreadReady", "Thread Ready",
			"A platform thread was unparked by the event's thread")
		.reference("wakee", THREAD, label("Wakee"));

	static final Type THREAD_BLOCK = duration("ThreadBlock", "Thread Block", "A wait of a platform thread")
		.reference("stackTrace", STACK_TRACE, label("Stack Trace"))
		.reference("reason", BLOCK_REASON, label("Reason"))
		.reference("blockerClass", CLASS, label("Blocker Class"))
		.field("timed", BOOLEAN, label("Timed"))
		.field("weight", LONG, label("Weight"), timespan("TICKS"));

	static final Type LIVE_THREAD = instant("LiveThread", "Live Thread",
			"A thread that was alive when the capture began or ended")
		.reference("stackTrace", STACK_TRACE, label("Stack Trace"))
		.field("phase", STRING, label("Phase"))
		.field("state", STRING, label("State"))
		.field("blocker", STRING, label("Blocker"));

	static final Type CAPTURE = instant("Capture", "Capture",
			"The capture that this trace comes from, at its start " + "and at its end")
		.field("phase", STRING, label("Phase"))
		.field("level", STRING, label("Level"))
		.field("settings", STRING, label("Settings"))
		.field("otherRecordings", STRING, label("Other Recordings"))
		.field("agent", STRING, label("Agent"))
		.field("endReason", STRING, label("End Reason"))
		.field("dropped", LONG, label("Dropped Records"))
		.field("lostWakeups", LONG, label("Lost Wake-ups"))
		.field("unlistedThreads", LONG, label("Unlisted Threads"))
		.field("bytes", LONG, label("Bytes"), new Type.Annotation(DATA_AMOUNT, List.of("BYTES"), false));

	static final Type TASK_BEGIN = instant("TaskBegin", "Task Begin", "A task was begun by the event's thread")
		.field("taskId", LONG, label("Task Id"))
		.field("parentId", LONG, label("Parent Id"))
		.field("name", STRING, label("Name"));

	static final Type TASK_END = duration("TaskEnd", "Task End",
			"A task from its begin to its end, which came from the event's thread")
		.field("taskId", LONG, label("Task Id"))
		.field("parentId", LONG, label("Parent Id"))
		.field("name", STRING, label("Name"))
		.field("outcome", STRING, label("Outcome"))
		.field("attributes", STRING, label("Attributes"))
		.field("traceId", STRING, label("Trace Id"))
		.field("spanId", STRING, label("Span Id"));

	static final Type REGION = duration("Region", "Region",
			"A part of what the event's thread did; a scope is the time in which it worked on the task")
		.field("taskId", LONG, label("Task Id"), CONTEXTUAL)
		.field("name", STRING, label("Name"), CONTEXTUAL)
		.field("scope", BOOLEAN, label("Scope"));

	static final Type LOG = instant("Log", "Log", "A message of the event's thread")
		.field("taskId", LONG, label("Task Id"))
		.field("category", STRING, label("Category"))
		.field("message", STRING, label("Message"));

	private EventTypes() {
	}

	static List<Type> all() {
		return ALL;
	}

	private static Type add(Type type) {
		ALL.add(type);
		return type;
	}

	private static Type type(String name) {
		return add(new Type(FIRST_TYPE_ID + ALL.size(), name, null, false));
	}

	private static Type simple(String name, String field) {
		return add(new Type(FIRST_TYPE_ID + ALL.size(), name, null, true)).field(field, STRING);
	}

	private static Type annotation(String name) {
		return add(new Type(FIRST_TYPE_ID + ALL.size(), name, Type.ANNOTATION, false));
	}

	private static int nextEventId() {
		int id = nextEventId++;
		return (id <= LAST_FREE_ID) ? id : FIRST_LONG_EVENT_ID + id;
	}

	private static Type event(String name, String label, String description) {
		return add(new Type(nextEventId(), "exectrace." + name, Type.EVENT, false)).annotated(label(label))
			.annotated(new Type.Annotation(DESCRIPTION, List.of(description), false))
			.annotated(new Type.Annotation(CATEGORY, List.of("Exectrace"), true))
			.field("startTime", LONG, label("Start Time"), new Type.Annotation(TIMESTAMP, List.of("TICKS"), false));
	}

	private static Type duration(String name, String label, String description) {
		return event(name, label, description).field("duration", LONG, label("Duration"), timespan("TICKS"))
			.reference("eventThread", THREAD, label("Event Thread"));
	}

	private static Type instant(String name, String label, String description) {
		return event(name, label, description).reference("eventThread", THREAD, label("Event Thread"));
	}

	private static Type.Annotation label(String value) {
		return new Type.Annotation(LABEL, List.of(value), false);
	}

	private static Type.Annotation timespan(String value) {
		return new Type.Annotation(TIMESPAN, List.of(value), false);
	}

}
