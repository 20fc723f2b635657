package dev.exectrace.analysis.jfr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import dev.exectrace.analysis.child.Jdk;
import dev.exectrace.analysis.handmade.ChunkBytes;
import dev.exectrace.analysis.handmade.HandmadeTrace;
import dev.exectrace.analysis.oracle.Traces;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class EventReaderTests {

	private static final long SECOND = 1_000_000_000L;

	/**
	 * The JDK's reader takes each chunk's wall clock for it, which drifts and is read a
	 * while before or after the JVM's own.
	 */
	private static final long OF_THE_CLOCKS = SECOND / 2;

	@TempDir
	Path directory;

	static Stream<Arguments> traces() {
		return Jdk.all()
			.flatMap((jdk) -> Stream.of("LOCK.jfr", "TASKS.jfr", "PINNED.jfr", "COLLECTIONS.jfr", "plain.jfr")
				.map((name) -> Arguments.of(jdk, name)));
	}

	@ParameterizedTest
	@MethodSource("traces")
	void theJdksReaderReadsTheSame(Jdk jdk, String name) throws IOException {
		Path file = Traces.on(jdk).resolve(name);
		try (RecordingFile recording = new RecordingFile(file)) {
			long origin = EventReader.read(file, EventOrder.FILE, (type) -> null, ReadProgress.NONE).startEpochNanos();
			EventsRead read = EventReader.read(file, EventOrder.FILE,
					(type) -> (event) -> assertSame(event, next(recording), origin), ReadProgress.NONE);
			assertThat(recording.hasMoreEvents()).isFalse();
			assertThat(read.losses()).isEmpty();
			assertThat(read.bytes()).isEqualTo(Files.size(file));
		}
	}

	private static RecordedEvent next(RecordingFile recording) {
		try {
			return recording.readEvent();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void assertSame(EventView event, RecordedEvent expected, long origin) {
		assertThat(event.type().name()).isEqualTo(expected.getEventType().getName());
		assertThat(event.start() + origin).isCloseTo(nanos(expected.getStartTime()), within(OF_THE_CLOCKS));
		assertThat(event.duration()).isCloseTo(expected.getDuration().toNanos(), within(2L));
		for (int field = 1; field <= event.type().fields().size(); field++) {
			EventField described = event.type().fields().get(field - 1);
			if (described.kind() != FieldKind.OTHER) {
				assertSame(event, field, described, expected, origin);
			}
		}
	}

	private static void assertSame(EventView event, int field, EventField described, RecordedEvent expected,
			long origin) {
		String name = described.name();
		Object value = expected.getValue(name);
		String what = event.type() + " " + described;
		switch (described.kind()) {
			case NUMBER, BYTES, ADDRESS -> {
				long number = (value instanceof Character one) ? one : ((Number) value).longValue();
				assertThat(event.number(field)).as(what).isEqualTo(number);
			}
			case BOOLEAN -> assertThat(event.number(field) != 0).as(what).isEqualTo(value);
			case REAL, PERCENTAGE ->
				assertThat(event.real(field)).as(what).isEqualTo(((Number) value).doubleValue(), within(1e-6));
			case DURATION -> assertDuration(event.number(field), expected.getDuration(name), what);
			case TIME -> assertTime(event.number(field), expected.getInstant(name), origin, what);
			case TEXT -> assertThat(event.text(field)).as(what).isEqualTo(value);
			case THREAD -> assertThread(event, field, (RecordedThread) value, what);
			case CLASS -> assertThat(hidden(event.text(field))).as(what)
				.isEqualTo((value != null) ? hidden(((RecordedClass) value).getName()) : null);
			case METHOD ->
				assertThat(event.text(field)).as(what).isEqualTo((value != null) ? name((RecordedMethod) value) : null);
			case STACK -> assertThat(event.stack(field).stream().map(EventReaderTests::hidden).toList()).as(what)
				.isEqualTo(frames((RecordedStackTrace) value));
			case OTHER -> throw new IllegalArgumentException();
		}
	}

	private static void assertDuration(long nanos, Duration expected, String what) {
		if (nanos == Long.MIN_VALUE || nanos == Long.MAX_VALUE) {
			assertThat(nanos).as(what).isEqualTo(expected.getSeconds());
		}
		else {
			assertThat(nanos).as(what).isCloseTo(expected.toNanos(), within(2L));
		}
	}

	private static void assertTime(long nanos, Instant expected, long origin, String what) {
		if (nanos == Long.MIN_VALUE) {
			assertThat(expected).as(what).isEqualTo(Instant.MIN);
		}
		else {
			assertThat(nanos + origin).as(what).isCloseTo(nanos(expected), within(OF_THE_CLOCKS));
		}
	}

	private static void assertThread(EventView event, int field, RecordedThread expected, String what) {
		long id = (expected != null) ? Math.max(0, expected.getJavaThreadId()) : 0;
		assertThat(event.number(field)).as(what).isEqualTo(id);
		if (expected != null && expected.getJavaName() != null && !expected.getJavaName().isEmpty()) {
			assertThat(event.text(field)).as(what).isEqualTo(expected.getJavaName());
		}
		else if (id == 0 && expected != null && expected.getOSName() != null) {
			assertThat(event.text(field)).as(what).isEqualTo(expected.getOSName());
		}
	}

	private static List<String> frames(RecordedStackTrace stack) {
		List<String> frames = new ArrayList<>();
		for (RecordedFrame frame : (stack != null) ? stack.getFrames() : List.<RecordedFrame>of()) {
			String method = name(frame.getMethod());
			if (!frames.isEmpty() || !method.startsWith("dev.exectrace.agent.")) {
				frames.add(hidden(method) + ((frame.getLineNumber() > 0) ? ":" + frame.getLineNumber() : ""));
			}
		}
		return frames;
	}

	private static String name(RecordedMethod method) {
		return method.getType().getName() + "." + method.getName();
	}

	/** The address in the name of a hidden class is left out on purpose. */
	private static String hidden(String name) {
		return (name != null) ? name.replaceAll("[/+.]0x[0-9a-f]+(\\.[0-9a-f]+(?=\\.|$))?", "") : null;
	}

	private static long nanos(Instant instant) {
		return instant.getEpochSecond() * SECOND + instant.getNano();
	}

	@ParameterizedTest
	@MethodSource("traces")
	void inOrderOfTimeTheyAreTheSame(Jdk jdk, String name) throws IOException {
		Path file = Traces.on(jdk).resolve(name);
		List<String> asTheyStand = new ArrayList<>();
		List<String> inOrder = new ArrayList<>();
		EventReader.read(file, EventOrder.FILE, (type) -> (event) -> asTheyStand.add(text(event)), ReadProgress.NONE);
		EventReader.read(file, EventOrder.TIME, (type) -> (event) -> inOrder.add(text(event)), ReadProgress.NONE);
		assertThat(inOrder).containsExactlyInAnyOrderElementsOf(asTheyStand);
	}

	private static String text(EventView event) {
		StringBuilder text = new StringBuilder(event.type().name());
		for (int field = 1; field <= event.type().fields().size(); field++) {
			text.append(' ')
				.append(event.number(field))
				.append(' ')
				.append(event.text(field))
				.append(event.stack(field));
		}
		return text.toString();
	}

	@Test
	void eventsOfOneChunkComeInOrder() throws IOException {
		List<Long> ends = new ArrayList<>();
		EventReader.read(Traces.on(Jdk.current()).resolve("plain.jfr"), EventOrder.TIME,
				(type) -> (event) -> ends.add(event.end()), ReadProgress.NONE);
		assertThat(ends).isSorted().hasSizeGreaterThan(100);
	}

	@Test
	void eventsOfChunksThatOverlapComeInOrder() throws IOException {
		Path file = file(chunk(0, 9500, 1000, 5000, 8000), chunk(7, 7100, 9000), chunk(4, 4500, 5500, 7000),
				chunk(12, 12_000, 12_500), chunk(10, 10_500, 11_900));
		assertThat(startsInMillis(file, EventOrder.TIME))
			.containsExactly(1000L, 4500L, 5000L, 5500L, 7000L, 7100L, 8000L, 9000L, 9500L, 10_500L, 11_900L, 12_000L,
					12_500L)
			.isEqualTo(startsInMillis(file, EventOrder.FILE).stream().sorted().toList());
	}

	@Test
	void eventsThatWereWrittenLateComeInOrder() throws IOException {
		assertThat(startsInMillis(file(chunk(0, 1000, 9950), chunk(10, 9900, 10_100)), EventOrder.TIME))
			.containsExactly(1000L, 9900L, 9950L, 10_100L);
	}

	@Test
	void eventsOfAnotherDayOfTheSameJvmComeInOrder() throws IOException {
		byte[] setBack = chunkAt(HandmadeTrace.START - 3600 * SECOND, 10, 11_000);
		assertThat(startsInMillis(file(chunk(0, 1000), setBack, chunk(20, 21_000)), EventOrder.TIME))
			.containsExactly(1000L, 11_000L, 21_000L);
	}

	@Test
	void whereAHeaderIsDamagedTheChunksComeAsTheyStand() throws IOException {
		Path file = file(chunk(10, 11_000, 10_500), new byte[] { 'x' }, chunk(0, 2000, 1000));
		List<Long> starts = new ArrayList<>();
		EventsRead read = EventReader.read(file, EventOrder.TIME, (type) -> type.name().equals("jdk.ThreadPark")
				? (event) -> starts.add(event.start() / 1_000_000) : null, ReadProgress.NONE);
		assertThat(starts).containsExactlyInAnyOrder(500L, 1000L, -9000L, -8000L);
		assertThat(read.losses()).anyMatch((loss) -> loss.contains("The 1 bytes from byte"));
		assertThat(read.chunks()).isEqualTo(2);
	}

	@Test
	void whatIsPassedOverIsCounted() throws IOException {
		List<String> asked = new ArrayList<>();
		EventsRead read = EventReader.read(file(chunk(0, 1000, 2000), chunk(10, 11_000)), EventOrder.TIME, (type) -> {
			asked.add(type.name());
			return null;
		}, ReadProgress.NONE);
		assertThat(asked).containsExactlyInAnyOrder("jdk.JVMInformation", "jdk.ThreadPark");
		assertThat(read.events()).isEqualTo(5);
		assertThat(read.startEpochNanos()).isEqualTo(HandmadeTrace.START);
	}

	@Test
	void fieldThatIsNotThereIsNothing() throws IOException {
		EventReader.read(file(chunk(0, 1000)), EventOrder.FILE, (type) -> {
			int none = type.field("nothing");
			return (event) -> {
				assertThat(event.number(none)).isZero();
				assertThat(event.real(none)).isZero();
				assertThat(event.text(none)).isNull();
				assertThat(event.stack(none)).isEmpty();
			};
		}, ReadProgress.NONE);
	}

	@ParameterizedTest
	@EnumSource
	void whatAReceiverThrowsEndsTheReading(EventOrder order) throws IOException {
		Path file = file(chunk(0, 1000, 2000));
		IndexOutOfBoundsException own = new IndexOutOfBoundsException("its own");
		assertThatThrownBy(() -> EventReader.read(file, order, (type) -> (event) -> {
			throw own;
		}, ReadProgress.NONE)).isSameAs(own);
		assertThatThrownBy(() -> EventReader.read(file, order, (type) -> {
			throw own;
		}, ReadProgress.NONE)).isSameAs(own);
	}

	@ParameterizedTest
	@EnumSource
	void damagedEventsAreLeftOutAndTold(EventOrder order) throws IOException {
		HandmadeTrace trace = new HandmadeTrace();
		long thread = trace.thread("worker");
		trace.park(thread, 1000, 0, 0, 0);
		trace.event(new ChunkBytes().numbers(20, 2 * SECOND).sized());
		trace.event(new ChunkBytes().numbers(20, 3 * SECOND, 0, thread, 0).sized());
		trace.park(thread, 4000, 0, 0, 0);
		Path file = file(trace.bytes());
		List<Long> starts = new ArrayList<>();
		EventsRead read = EventReader.read(file, order, (type) -> (event) -> starts.add(event.start() / SECOND),
				ReadProgress.NONE);
		assertThat(starts).containsExactly(1L, 4L);
		assertThat(read.losses()).isNotEmpty().allMatch((loss) -> loss.contains("damaged event"));
		assertThat(read.events()).isEqualTo(4);
	}

	@ParameterizedTest
	@EnumSource
	void fileThatIsNoneIsRefused(EventOrder order) throws IOException {
		for (byte[] bytes : List.of(new byte[0], "no trace".getBytes())) {
			Path file = file(bytes);
			assertThatThrownBy(() -> EventReader.read(file, order, (type) -> null, ReadProgress.NONE))
				.isInstanceOf(NoTraceException.class)
				.hasMessageStartingWith(file.toString());
			Files.delete(file);
		}
	}

	@ParameterizedTest
	@EnumSource
	void progressGoesUpToTheEnd(EventOrder order) throws IOException {
		Path file = file(chunk(10, 11_000), chunk(0, 1000), chunk(20, 21_000));
		List<Long> bytes = new ArrayList<>();
		EventReader.read(file, order, (type) -> null, (read, total) -> {
			assertThat(total).isEqualTo(Files.exists(file) ? file.toFile().length() : 0);
			bytes.add(read);
		});
		assertThat(bytes).isSorted().startsWith(0L).endsWith(Files.size(file)).hasSize(4);
	}

	private static List<Long> startsInMillis(Path file, EventOrder order) throws IOException {
		List<Long> starts = new ArrayList<>();
		EventsRead read = EventReader.read(file, order, (type) -> type.name().equals("jdk.ThreadPark")
				? (event) -> starts.add(event.start() / 1_000_000) : null, ReadProgress.NONE);
		assertThat(read.losses()).isEmpty();
		return starts;
	}

	/** A chunk in which a thread parks for no time. */
	private static byte[] chunk(int startSecond, long... millis) {
		return chunkAt(HandmadeTrace.START + startSecond * SECOND, startSecond, millis);
	}

	private static byte[] chunkAt(long epochNanos, int startSecond, long... millis) {
		HandmadeTrace trace = new HandmadeTrace().from(epochNanos, startSecond * SECOND).jvm(17, 1);
		long thread = trace.thread("worker");
		Arrays.stream(millis).forEach((at) -> trace.park(thread, at, 0, 0, 0));
		return trace.bytes();
	}

	private Path file(byte[]... chunks) throws IOException {
		Path file = Files.createFile(this.directory.resolve("events.jfr"));
		for (byte[] chunk : chunks) {
			Files.write(file, chunk, StandardOpenOption.APPEND);
		}
		return file;
	}

}
