package dev.exectrace.analysis.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

import dev.exectrace.analysis.breakdown.Breakdown;
import dev.exectrace.analysis.model.LiveThread;
import dev.exectrace.analysis.model.Pause;
import dev.exectrace.analysis.model.StopReason;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.TraceBuilder;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.model.Waits;
import dev.exectrace.analysis.model.WakeCause;
import dev.exectrace.analysis.select.Selection;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class ProfileTests {

	private final TraceBuilder builder = new TraceBuilder();

	private final int carrier = this.builder.thread(1, "ForkJoinPool-1-worker-1", false);

	private int stack(String... methods) {
		int[] frames = new int[methods.length];
		for (int i = 0; i < frames.length; i++) {
			frames[i] = this.builder.frame(methods[i], 10 + i);
		}
		return this.builder.stack(frames);
	}

	private Trace build(long window) {
		this.builder.level("full");
		this.builder.window(0, window);
		return this.builder.build();
	}

	private static List<String> rows(Profile profile) {
		List<String> rows = new ArrayList<>();
		for (int row : profile.largest()) {
			rows.add(profile.methodName(profile.method(profile.frame(row, 0))) + " " + profile.group(row) + " "
					+ profile.reason(row).label() + " " + profile.value(row) + " " + profile.count(row));
		}
		return rows;
	}

	@Test
	void hidesTheWaitsForWorkOfThreadsThatWereThereAllTheTime() {
		int take = stack("java.util.concurrent.LinkedBlockingQueue.take", "shop.Consumer.run");
		int lasting = this.builder.thread(10, "consumer", false);
		int started = this.builder.thread(11, "handler", false);
		this.builder.started(started, 50, -1);
		this.builder.wait(lasting, 100, 10, WaitReason.QUEUE, -1, take, Waits.EXACT, null);
		this.builder.wait(started, 100, 20, WaitReason.QUEUE, -1, take, Waits.EXACT, null);
		Trace trace = build(1000);
		Profile profile = Profile.of(trace, ProfileType.SYNC, Selection.ALL, false);
		assertThat(rows(profile)).containsExactly("java.util.concurrent.LinkedBlockingQueue.take handler queue 20 1");
		assertThat(profile.hidden()).isEqualTo(10);
		assertThat(profile.exact()).isEqualTo(30);
		assertThat(Profile.of(trace, ProfileType.SYNC, Selection.ALL, true).value()).isEqualTo(30);
	}

	@Test
	void addsUpByStackGroupAndReason() {
		int read = stack("Socket.read", "Client.call");
		int lock = stack("Lock.lock", "Client.call");
		for (int i = 1; i <= 3; i++) {
			int thread = this.builder.thread(10 + i, "client-" + i, false);
			this.builder.wait(thread, 100, 10, WaitReason.NETWORK, -1, read, Waits.EXACT, null);
			this.builder.wait(thread, 200, 5, WaitReason.LOCK, -1, lock, Waits.EXACT, null);
		}
		int other = this.builder.thread(20, "other", false);
		this.builder.wait(other, 300, 7, WaitReason.NETWORK, -1, read, Waits.EXACT, null);
		this.builder.wait(other, 400, 100, WaitReason.SLEEP, -1, stack("Thread.sleep"), Waits.EXACT, null);
		this.builder.wait(other, 600, 3, WaitReason.FILE, -1, stack("File.read"), Waits.EXACT, null);
		Trace trace = build(1000);
		assertThat(rows(Profile.of(trace, ProfileType.NET, Selection.ALL, false)))
			.containsExactly("Socket.read client-* network 30 3", "Socket.read other network 7 1");
		assertThat(rows(Profile.of(trace, ProfileType.SYNC, Selection.ALL, false)))
			.containsExactly("Lock.lock client-* lock 15 3");
		assertThat(rows(Profile.of(trace, ProfileType.SYSCALL, Selection.ALL, false)))
			.containsExactly("File.read other file 3 1");
		Profile all = Profile.of(trace, ProfileType.BLOCK, Selection.ALL, false);
		assertThat(all.value()).isEqualTo(30 + 15 + 7 + 100 + 3);
		assertThat(all.exact()).isEqualTo(all.value());
		assertThat(all.count()).isEqualTo(9);
		assertThat(all.threads()).isEqualTo(5);
		assertThat(all.methods().stream().filter((method) -> method.method().equals("Client.call")))
			.containsExactly(new MethodTotal("Client.call", 0, 52));
	}

	@Test
	void aMethodThatCallsItselfCountsOnce() {
		int thread = this.builder.thread(2, "main", false);
		this.builder.wait(thread, 0, 10, WaitReason.FILE, -1, stack("A.a", "A.a", "B.b", "A.a"), Waits.EXACT, null);
		assertThat(Profile.of(build(100), ProfileType.SYSCALL, Selection.ALL, false).methods())
			.containsExactly(new MethodTotal("A.a", 10, 10), new MethodTotal("B.b", 0, 10));
	}

	@Test
	void sampledStacksStandForTheOthers() {
		int thread = this.builder.thread(2, "", true);
		int stack = stack("Lock.lock");
		Random random = new Random(7);
		long at = 1000;
		long exact = 0;
		for (int i = 0; i < 200_000; i++) {
			long blocked = 1 + random.nextInt(2000);
			long runnable = random.nextInt(100);
			this.builder.run(thread, this.carrier, at + blocked + runnable, 10, StopReason.PARK, runnable, -1,
					WakeCause.UNPARK, blocked, WaitReason.LOCK, -1);
			if (random.nextInt(1000) < blocked) {
				this.builder.wait(thread, at, blocked, WaitReason.LOCK, -1, stack, Math.max(blocked, 1000), null);
			}
			exact += blocked;
			at += blocked + runnable + 10;
		}
		Trace trace = build(at);
		Selection virtual = new Selection(Pattern.compile("virtual"), 0, Long.MAX_VALUE);
		Profile profile = Profile.of(trace, ProfileType.SYNC, virtual, false);
		assertThat(profile.exact()).isEqualTo(exact);
		assertThat((double) profile.value()).isCloseTo(exact, within(exact * 0.01));
		assertThat((double) profile.count()).isCloseTo(200_000, within(200_000 * 0.02));
		Profile runnable = Profile.of(trace, ProfileType.SCHED, Selection.ALL, false);
		assertThat((double) runnable.value()).isCloseTo(runnable.exact(), within(runnable.exact() * 0.02));
		assertThat(rows(runnable)).singleElement().asString().startsWith("Lock.lock ");
	}

	@Test
	void countsAnIntervalAsFarAsItIsInTheSelectedTime() {
		int thread = this.builder.thread(2, "main", false);
		this.builder.wait(thread, 100, 100, WaitReason.NETWORK, -1, stack("Socket.read"), Waits.EXACT, null);
		this.builder.wait(thread, 300, 100, WaitReason.NETWORK, -1, stack("Socket.read"), Waits.EXACT, null);
		Trace trace = build(1000);
		assertThat(net(trace, 150, 180)).isEqualTo(30);
		assertThat(net(trace, 150, 350)).isEqualTo(100);
		assertThat(net(trace, 0, 100)).isZero();
		assertThat(net(trace, 200, 300)).isZero();
		assertThat(net(trace, 0, Long.MAX_VALUE)).isEqualTo(200);
		Profile part = Profile.of(trace, ProfileType.NET, new Selection(null, 900, Long.MAX_VALUE), false);
		assertThat(part.from()).isEqualTo(900);
		assertThat(part.duration()).isEqualTo(100);
	}

	private static long net(Trace trace, long from, long to) {
		return Profile.of(trace, ProfileType.NET, new Selection(null, from, to), false).value();
	}

	@Test
	void selectsThreads() {
		int one = this.builder.thread(2, "one", false);
		int two = this.builder.thread(3, "two", false);
		this.builder.wait(one, 100, 10, WaitReason.FILE, -1, stack("File.read"), Waits.EXACT, null);
		this.builder.wait(two, 100, 20, WaitReason.FILE, -1, stack("File.read"), Waits.EXACT, null);
		this.builder.cpuSample(one, 100, stack("Main.run"), 1000);
		this.builder.cpuSample(two, 100, stack("Main.run"), 2000);
		Trace trace = build(1000);
		Selection selection = new Selection(Pattern.compile("tw"), 0, Long.MAX_VALUE);
		assertThat(rows(Profile.of(trace, ProfileType.SYSCALL, selection, false)))
			.containsExactly("File.read two file 20 1");
		assertThat(rows(Profile.of(trace, ProfileType.CPU, selection, false)))
			.containsExactly("Main.run two none 2000 1");
	}

	@Test
	void waitsStillOpenAtTheEndCount() {
		int deadlocked = this.builder.thread(2, "deadlocked-1", false);
		int stack = stack("Account.transfer");
		this.builder.wait(deadlocked, 50, 10, WaitReason.FILE, -1, stack("File.read"), Waits.EXACT, null);
		this.builder.live(deadlocked, true, new LiveThread(1000, Thread.State.BLOCKED, -1, stack));
		int parked = this.builder.thread(3, "", true);
		this.builder.run(parked, this.carrier, 100, 100, StopReason.PARK, 0, -1, WakeCause.START, 0, WaitReason.NONE,
				-1);
		Trace trace = build(1000);
		assertThat(rows(Profile.of(trace, ProfileType.SYNC, Selection.ALL, false)))
			.containsExactly("Account.transfer deadlocked-* monitor 940 1", "(no stack) virtual park 800 1");
	}

	@Test
	void hidesIdleWorkersUnlessAsked() {
		int worker = this.builder.thread(2, "pool-1-thread-1", false);
		int idle = stack("jdk.internal.misc.Unsafe.park", "java.util.concurrent.locks.LockSupport.park",
				"java.util.concurrent.LinkedBlockingQueue.take", "java.util.concurrent.ThreadPoolExecutor.getTask",
				"java.util.concurrent.ThreadPoolExecutor.runWorker");
		this.builder.wait(worker, 0, 600, WaitReason.CONDITION, -1, idle, Waits.EXACT, null);
		this.builder.wait(worker, 700, 100, WaitReason.CONDITION, -1, stack("Latch.await"), Waits.EXACT, null);
		Trace trace = build(1000);
		Profile profile = Profile.of(trace, ProfileType.BLOCK, Selection.ALL, false);
		assertThat(profile.value()).isEqualTo(100);
		assertThat(profile.hidden()).isEqualTo(600);
		assertThat(profile.exact()).isEqualTo(700);
		Profile with = Profile.of(trace, ProfileType.BLOCK, Selection.ALL, true);
		assertThat(with.value()).isEqualTo(700);
		assertThat(with.hidden()).isZero();
	}

	@Test
	void carriersWithoutThreadsToCarryAreLeftOutAsTheIdleAre() {
		int thread = this.builder.thread(2, "v", true);
		this.builder.run(thread, this.carrier, 100, 300, StopReason.END, 0, -1, WakeCause.START, 0, WaitReason.NONE,
				-1);
		Trace trace = build(1000);
		Profile profile = Profile.of(trace, ProfileType.BLOCK, Selection.ALL, false);
		assertThat(profile.size()).isZero();
		assertThat(profile.hidden()).isZero();
		assertThat(profile.exact()).isZero();
		assertThat(rows(Profile.of(trace, ProfileType.BLOCK, Selection.ALL, true)))
			.containsExactly("(no stack) ForkJoinPool-*-worker-* park 700 2");
	}

	@Test
	void schedulingIsByWhatIsResumed() {
		int thread = this.builder.thread(2, "v", true);
		this.builder.run(thread, this.carrier, 110, 10, StopReason.PARK, 10, -1, WakeCause.START, 0, WaitReason.NONE,
				-1);
		this.builder.run(thread, this.carrier, 170, 10, StopReason.YIELD, 20, -1, WakeCause.UNPARK, 30, WaitReason.LOCK,
				-1);
		this.builder.wait(thread, 120, 30, WaitReason.LOCK, -1, stack("Lock.lock"), 300, null);
		this.builder.run(thread, this.carrier, 185, 15, StopReason.END, 5, -1, WakeCause.YIELD, 0, WaitReason.NONE, -1);
		assertThat(rows(Profile.of(build(1000), ProfileType.SCHED, Selection.ALL, false)))
			.containsExactly("Lock.lock v lock 200 10", "(started) v none 10 1", "(yielded) v none 5 1");
	}

	@Test
	void timeInStopsOfTheJvmIsNotTheSchedulers() {
		int thread = this.builder.thread(2, "v", true);
		this.builder.run(thread, this.carrier, 300, 10, StopReason.END, 200, -1, WakeCause.START, 0, WaitReason.NONE,
				-1);
		this.builder.pause(new Pause(150, 270, "GC", -1));
		Trace trace = build(1000);
		Breakdown breakdown = new Breakdown();
		breakdown.add(trace, trace.timeline(thread), thread, Selection.ALL);
		assertThat(Profile.of(trace, ProfileType.SCHED, Selection.ALL, false).value())
			.isEqualTo(breakdown.in(ThreadState.RUNNABLE))
			.isEqualTo(80);
	}

	@Test
	void pinnedWaitsHoldTheCarrier() {
		int thread = this.builder.thread(2, "v", true);
		this.builder.run(thread, this.carrier, 200, 10, StopReason.END, 0, -1, WakeCause.UNPARK, 50, WaitReason.PINNED,
				-1);
		this.builder.wait(thread, 150, 50, WaitReason.PINNED, -1, stack("Native.call"), 50, null);
		assertThat(rows(Profile.of(build(1000), ProfileType.PINNED, Selection.ALL, false)))
			.containsExactly("Native.call v pinned 50 1");
	}

	@Test
	void addsUpSamples() {
		int thread = this.builder.thread(2, "main", false);
		int stack = stack("Main.run");
		this.builder.cpuSample(thread, 100, stack, 10_000_000);
		this.builder.cpuSample(thread, 200, stack, 10_000_000);
		this.builder.cpuSample(thread, 1000, stack, 10_000_000);
		this.builder.allocation(thread, 100, stack, 4096, -1);
		this.builder.allocation(thread, 100, -1, 1024, -1);
		Trace trace = build(2000);
		assertThat(rows(Profile.of(trace, ProfileType.CPU, new Selection(null, 0, 1000), false)))
			.containsExactly("Main.run main none 20000000 2");
		assertThat(rows(Profile.of(trace, ProfileType.ALLOC, Selection.ALL, false)))
			.containsExactly("Main.run main none 4096 1", "(no stack) main none 1024 1");
	}

	@Test
	void unknownTypesAreToldThoseThereAre() {
		assertThat(ProfileType.of("sched")).isEqualTo(ProfileType.SCHED);
		assertThatIllegalArgumentException().isThrownBy(() -> ProfileType.of("mutex"))
			.withMessage("no profile 'mutex'; there are net, sync, syscall, sched, block, cpu, pinned, alloc");
	}

}
