package dev.exectrace.runtime.waiting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.exectrace.runtime.child.ChildJvm;
import dev.exectrace.runtime.child.Jdk;
import dev.exectrace.runtime.reading.RunSlice;
import dev.exectrace.runtime.reading.SchedulerEvents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Holds a trace against the account of the program that was traced.
 */
class WaysOfWaitingTests {

	private static final int THREADS = 10_000;

	/** From here on what a thread does beside its wait does not weigh. */
	private static final int MANY = 1000;

	@ParameterizedTest
	@MethodSource("dev.exectrace.runtime.child.Jdk#all")
	void traceAgreesWithTheAccountOfThoseWhoWaited(Jdk jdk, @TempDir Path directory) throws Exception {
		Path trace = directory.resolve("trace.jfr");
		Path account = directory.resolve("account.tsv");
		List<Way> ways = Arrays.stream(Way.values()).filter((way) -> unmounts(way, jdk)).toList();
		String output = new ChildJvm(jdk).run(WaitingProgram.class, trace, account, THREADS,
				ways.stream().map(Way::name).collect(Collectors.joining(",")));
		assertThat(output).contains("done FULL STOPPED");
		SchedulerEvents events = SchedulerEvents.read(trace);
		RecordedEvent end = events.named("exectrace.Capture").getLast();
		assertThat(end.getString("phase")).isEqualTo("end");
		assertThat(end.getLong("dropped")).isZero();
		assertThat(end.getLong("lostWakeups")).isZero();
		assertThat(events.overlaps(RunSlice::thread)).isZero();
		assertThat(events.overlaps(RunSlice::carrier)).isZero();
		Map<Long, List<RunSlice>> slices = events.slicesByThread();
		Map<Way, List<Entry>> entries = read(account);
		assertThat(entries).containsOnlyKeys(ways);
		entries.forEach((way, waits) -> assertAgreement(way, waits, slices, jdk));
		assertSampledSumsAgree(events);
		assertPeersAreKnown(events, entries.get(Way.SOCKET));
	}

	/**
	 * The first of thousands wait for longer than the bound from which on peers are told.
	 */
	private static void assertPeersAreKnown(SchedulerEvents events, List<Entry> waits) {
		Map<Long, Entry> byThread = waits.stream().collect(Collectors.toMap(Entry::thread, (wait) -> wait));
		List<RecordedEvent> peers = events.named("exectrace.SocketWait")
			.stream()
			.filter((peer) -> byThread.containsKey(peer.getThread().getJavaThreadId()))
			.toList();
		assertThat(peers).isNotEmpty().allSatisfy((peer) -> {
			assertThat(peer.getString("address")).isEqualTo("127.0.0.1");
			assertThat(peer.getInt("port")).isPositive();
			Entry wait = byThread.get(peer.getThread().getJavaThreadId());
			assertThat(peer.getDuration().toNanos()).isBetween(10_000_000L, wait.elapsed());
		});
	}

	/** Until JDK 23 a monitor holds the carrier: the JDK's own events tell of those. */
	private static boolean unmounts(Way way, Jdk jdk) {
		return (way != Way.MONITOR && way != Way.OBJECT_WAIT) || jdk.feature() >= 24;
	}

	private static void assertAgreement(Way way, List<Entry> waits, Map<Long, List<RunSlice>> slices, Jdk jdk) {
		long seen = 0;
		long told = 0;
		for (Entry wait : waits) {
			List<RunSlice> ofThread = slices.get(wait.thread());
			assertThat(ofThread).as("slices of %s", wait).isNotNull();
			RunSlice first = ofThread.getFirst();
			RunSlice last = ofThread.getLast();
			assertThat(first.cause()).as("first slice of %s", wait).isEqualTo("start");
			assertThat(last.stopReason()).as("last slice of %s", wait).isEqualTo("end");
			assertThat(last).as("%s of %s", way, wait).matches(expected(way));
			if (wait.waker() != Waits.ANYBODY) {
				assertThat(last.waker()).as("waker of %s", wait).isEqualTo(wait.waker());
			}
			long waited = ofThread.stream()
				.skip(1)
				// On its way to the native frame it may also have waited for a class to
				// be loaded.
				.filter((slice) -> way != Way.PINNED || slice.blockReason().equals(last.blockReason()))
				.mapToLong(RunSlice::waited)
				.sum();
			assertThat(waited).as("wait of %s", wait).isLessThanOrEqualTo(wait.elapsed());
			seen += wait.elapsed();
			told += waited;
		}
		if (way == Way.JOIN) {
			assertThat(waits).as("the target wakes one, and that one the next")
				.anyMatch((wait) -> slices.get(wait.thread()).getLast().wakerName().equals("target"));
		}
		if (way != Way.YIELD && waits.size() >= MANY) {
			assertThat((double) told / seen).as("share of the time of %s on %s that the trace tells", way, jdk)
				.isGreaterThan(0.8);
		}
	}

	private static Predicate<RunSlice> expected(Way way) {
		return switch (way) {
			case PARK -> waitedFor("park", null).and(wokenBy("unpark"));
			case TIMED_PARK -> waitedFor("park", null).and(WaysOfWaitingTests::wokenByTime);
			case LOCK -> waitedFor("park", "java.util.concurrent.locks.ReentrantLock$NonfairSync");
			// whoever was still on its way to the condition has only waited for the lock
			case CONDITION -> waitedFor("park", "java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject")
				.or(waitedFor("park", "java.util.concurrent.locks.ReentrantLock$NonfairSync"));
			case QUEUE -> (slice) -> slice.blocker().startsWith("java.util.concurrent.SynchronousQueue");
			case SEMAPHORE -> waitedFor("park", "java.util.concurrent.Semaphore$NonfairSync");
			case FUTURE -> waitedFor("park", "java.util.concurrent.CompletableFuture$Signaller");
			case MONITOR -> waitedFor("monitor enter", null).and(wokenBy("monitor exit"));
			case OBJECT_WAIT -> waitedFor("object wait", null).and(wokenBy("notify"));
			case SLEEP -> waitedFor("sleep", null).and(WaysOfWaitingTests::wokenByTime);
			case JOIN -> waitedFor("park", "java.util.concurrent.CountDownLatch$Sync")
				.and((slice) -> slice.wakerName().equals("target") || slice.wakerName().startsWith("waiter-"));
			case SOCKET -> waitedFor("network", null);
			case YIELD -> wokenBy("yield").and((slice) -> slice.blocked() == 0);
			case PINNED -> waitedFor("pinned", null);
		};
	}

	private static Predicate<RunSlice> waitedFor(String reason, String blocker) {
		return (slice) -> slice.blockReason().equals(reason) && slice.blocked() > 0
				&& (blocker == null || blocker.equals(slice.blocker()));
	}

	/**
	 * What is left of a time may be over before the thread has left its carrier, which
	 * then finds that it was unparked and not by whom.
	 */
	private static boolean wokenByTime(RunSlice slice) {
		return slice.cause().equals("timeout") || (slice.cause().equals("unpark") && slice.waker() == 0);
	}

	private static Predicate<RunSlice> wokenBy(String cause) {
		return (slice) -> slice.cause().equals(cause);
	}

	/**
	 * The waits that carry a stack stand for all of them, but for the last interval of
	 * each carrier, which is not over.
	 */
	private static void assertSampledSumsAgree(SchedulerEvents events) {
		Map<String, LongSummaryStatistics> exact = events.slices()
			.stream()
			.filter((slice) -> slice.blocked() > 0)
			.collect(Collectors.groupingBy(RunSlice::blockReason, Collectors.summarizingLong(RunSlice::blocked)));
		exact.values().removeIf((waits) -> waits.getCount() < MANY);
		assertThat(exact).isNotEmpty();
		Map<String, List<RecordedEvent>> sampled = events.blocks()
			.stream()
			.collect(Collectors.groupingBy((block) -> block.getString("reason")));
		exact.forEach((reason, waits) -> {
			List<RecordedEvent> blocks = sampled.getOrDefault(reason, List.of());
			long sum = blocks.stream().mapToLong(WaysOfWaitingTests::weight).sum();
			long interval = blocks.stream()
				.filter((block) -> weight(block) > block.getDuration().toNanos())
				.mapToLong(WaysOfWaitingTests::weight)
				.max()
				.orElse(0);
			long open = interval * Runtime.getRuntime().availableProcessors();
			assertThat((double) sum / waits.getSum()).as("sampled share of the time blocked for %s", reason)
				.isCloseTo(1, within(Math.max(0.05, (double) open / waits.getSum())));
		});
		assertThat(events.blocks()).allSatisfy((block) -> assertThat(block.getStackTrace()).isNotNull());
	}

	private static long weight(RecordedEvent block) {
		return block.getDuration("weight").toNanos();
	}

	private static Map<Way, List<Entry>> read(Path account) throws IOException {
		return Files.readAllLines(account)
			.stream()
			.map((line) -> line.split("\t"))
			.map((fields) -> new Entry(Way.valueOf(fields[0]), Long.parseLong(fields[1]), Long.parseLong(fields[2]),
					Long.parseLong(fields[3])))
			.collect(Collectors.groupingBy(Entry::way, () -> new EnumMap<>(Way.class), Collectors.toList()));
	}

	/**
	 * What a thread wrote down: how long it waited by its own clock, in nanoseconds, and
	 * who let it go.
	 */
	private record Entry(Way way, long thread, long elapsed, long waker) {
	}

}
