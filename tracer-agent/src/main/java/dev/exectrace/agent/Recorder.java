package dev.exectrace.agent;

import java.lang.invoke.VarHandle;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Everything that the hooks write during one capture, with bounded memory. The hooks call
 * the methods that note something; one thread, the capture's, drains.
 */
public final class Recorder {

	private static final int MAX_CARRIERS = 1024;

	/**
	 * The scheduler adds carriers for others that are held, by the hundred: only as many
	 * as there are processors run at a time, so the logs of those to come are smaller by
	 * this.
	 */
	private static final int ADDED_SHIFT = 3;

	private static final int LEAST_RECORDS = 1 << 9;

	/** How many more carriers to expect where there were more than were expected. */
	private static final int BURST = 64;

	private static final int SHORTEST_TRANSFERS_PER_SECOND = 50_000;

	private static final int LONG_SOCKET_WAITS_PER_SECOND = 100;

	private final ThreadLocal<CarrierLog> carriers;

	/**
	 * The carriers' logs by the carriers' ids: nearly always right, and found faster than
	 * a thread's local value.
	 */
	private final CarrierLog[] byCarrier = new CarrierLog[MAX_CARRIERS];

	private final AtomicReferenceArray<CarrierLog> logs = new AtomicReferenceArray<>(MAX_CARRIERS);

	/** Logs of carriers that have ended: a pool's carriers come and go. */
	private final ConcurrentLinkedQueue<CarrierLog> released = new ConcurrentLinkedQueue<>();

	private final AtomicInteger adopted = new AtomicInteger();

	private final ReadyTable readiness;

	private final ClassTable classes = new ClassTable();

	private final PlatformLog platform = new PlatformLog();

	private final int recordsPerCarrier;

	private final long ticksPerSecond;

	private final int stacksPerSecond;

	private final StackBudget budget = new StackBudget();

	private final PlatformSampler platformSampler;

	private final SocketPeers peers = new SocketPeers();

	/** The thread that drains, whose own short waits would be a hundred a second. */
	private Thread drainer;

	private int prepared;

	private long homeless;

	private long homelessBefore;

	private long failures;

	/**
	 * A recorder.
	 * @param carriers holds a value for a carrier, whatever runs on it
	 * @param expectedCarriers how many carriers to be ready for
	 * @param recordsPerCarrier the size of an expected carrier's log, a power of two
	 * @param runnableThreads how many threads may be runnable at a time, a power of two
	 * @param ticksPerSecond the frequency of {@link Ticks}
	 * @param stacksPerSecond how many waits a carrier may give a stack in a second,
	 * about, or 0 for none
	 */
	public Recorder(ThreadLocal<CarrierLog> carriers, int expectedCarriers, int recordsPerCarrier, int runnableThreads,
			long ticksPerSecond, int stacksPerSecond) {
		this.carriers = carriers;
		this.recordsPerCarrier = recordsPerCarrier;
		this.readiness = new ReadyTable(runnableThreads);
		this.ticksPerSecond = ticksPerSecond;
		this.stacksPerSecond = stacksPerSecond;
		this.platformSampler = new PlatformSampler(ticksPerSecond, stacksPerSecond, this.budget);
		prepare(expectedCarriers, recordsPerCarrier);
	}

	/**
	 * Makes sure that logs are there for carriers to come, so that no hook has to
	 * allocate one.
	 * @param spare how many
	 */
	public void prepare(int spare) {
		long without = this.homeless;
		prepare((without != this.homelessBefore) ? Math.max(spare, BURST) : spare,
				Math.max(LEAST_RECORDS, this.recordsPerCarrier >> ADDED_SHIFT));
		this.homelessBefore = without;
	}

	private void prepare(int spare, int records) {
		int wanted = Math.min(MAX_CARRIERS, this.adopted.get() + spare);
		while (this.prepared < wanted) {
			this.logs.set(this.prepared, new CarrierLog(records, new StackSampler(this.ticksPerSecond,
					this.stacksPerSecond, this.budget, 0x9E3779B97F4A7C15L * ++this.prepared)));
		}
	}

	/**
	 * Takes fewer stacks than it may, or again all, from now on.
	 * @param share which part of them, more than 0 and at most 1
	 */
	public void stacks(double share) {
		this.budget.share(share);
	}

	/**
	 * Hands over all records written so far.
	 * @param slices receives the run slices
	 * @param platform receives what platform threads noted
	 * @return how many there were
	 */
	public int drain(SliceReader slices, PlatformReader platform) {
		this.drainer = Thread.currentThread();
		int count = this.platform.drain(platform);
		int logs = Math.min(this.adopted.get(), this.prepared);
		for (int index = 0; index < logs; index++) {
			CarrierLog log = this.logs.get(index);
			Thread carrier = log.carrier();
			if (carrier != null) {
				count += log.drain((words, base, name, stack) -> slices.read(carrier, words, base, name, stack));
				if (log.release()) {
					this.released.add(log);
				}
			}
		}
		return count;
	}

	/**
	 * Hands over the slices that are not over. To be called when everything else was
	 * drained; the hooks may be on.
	 * @param now the time that they are to end
	 * @param slices receives them
	 */
	public void drainOpen(long now, SliceReader slices) {
		int logs = Math.min(this.adopted.get(), this.prepared);
		for (int index = 0; index < logs; index++) {
			CarrierLog log = this.logs.get(index);
			Thread carrier = log.carrier();
			if (carrier != null) {
				log.readOpen(now, (words, base, name, stack) -> slices.read(carrier, words, base, name, stack));
			}
		}
	}

	/**
	 * Forgets everything, to be used anew. Not while the hooks may be on.
	 */
	public void reset() {
		int logs = Math.min(this.adopted.get(), this.prepared);
		for (int index = 0; index < logs; index++) {
			this.logs.get(index).reset();
		}
		this.platform.drain(PlatformReader.NONE);
		this.readiness.clear();
		// Before the hooks are turned on, for all that they see
		VarHandle.fullFence();
	}

	/**
	 * Lets go of the memory, some MiB, at once: collectors would keep it until they have
	 * marked the whole heap. When the hooks are off and everything was drained.
	 */
	public void close() {
		int logs = this.prepared;
		for (int index = 0; index < logs; index++) {
			this.logs.get(index).close();
		}
		this.readiness.close();
		this.platform.close();
	}

	/**
	 * How many threads were made runnable up to a time and have not run yet, about.
	 * @param time the time in ticks
	 * @return the number
	 */
	public int runnable(long time) {
		return this.readiness.runnable(time);
	}

	/**
	 * The class with a number that stands in a record.
	 * @param number the number
	 * @return the class or {@code null}
	 */
	public Class<?> type(int number) {
		return this.classes.type(number);
	}

	/**
	 * How many records were dropped because a log was full or missing.
	 * @return the number
	 */
	public long dropped() {
		long dropped = this.platform.dropped() + this.homeless;
		int logs = Math.min(this.adopted.get(), this.prepared);
		for (int index = 0; index < logs; index++) {
			dropped += this.logs.get(index).dropped();
		}
		return dropped;
	}

	/**
	 * How many wake-ups are not known because too many threads were runnable.
	 * @return the number
	 */
	public long lostWakeups() {
		return this.readiness.lost();
	}

	/**
	 * How often a hook failed.
	 * @return the number
	 */
	public long failures() {
		return this.failures;
	}

	void failed() {
		this.failures++;
	}

	boolean isDrainer(Thread thread) {
		return thread == this.drainer;
	}

	CarrierLog log() {
		return log(CurrentCarrier.get());
	}

	private CarrierLog log(Thread carrier) {
		if (carrier != null) {
			CarrierLog log = this.byCarrier[place(carrier)];
			if (log != null && log.carrier() == carrier) {
				return log;
			}
		}
		return this.carriers.get();
	}

	CarrierLog logOrAdopt(Thread carrier) {
		CarrierLog log = log(carrier);
		return (log != null) ? log : adopt(carrier);
	}

	private static int place(Thread carrier) {
		return (int) carrier.threadId() & (MAX_CARRIERS - 1);
	}

	private CarrierLog adopt(Thread carrier) {
		CarrierLog log = this.released.poll();
		if (log == null) {
			log = unused();
			if (log == null) {
				this.homeless++;
				return null;
			}
		}
		log.adoptedBy(carrier);
		this.carriers.set(log);
		this.byCarrier[place(carrier)] = log;
		return log;
	}

	private CarrierLog unused() {
		while (true) {
			int index = this.adopted.get();
			CarrierLog log = (index < MAX_CARRIERS) ? this.logs.get(index) : null;
			if (log == null || this.adopted.compareAndSet(index, index + 1)) {
				return log;
			}
		}
	}

	ReadyTable readiness() {
		return this.readiness;
	}

	ClassTable classes() {
		return this.classes;
	}

	PlatformLog platform() {
		return this.platform;
	}

	SocketPeers peers() {
		return this.peers;
	}

	/** A read or write that takes less time than this is no wait; in ticks. */
	long shortestTransfer() {
		return this.ticksPerSecond / SHORTEST_TRANSFERS_PER_SECOND;
	}

	/** How long a wait for a socket is whose peer is told, in ticks. */
	long longSocketWait() {
		return this.ticksPerSecond / LONG_SOCKET_WAITS_PER_SECOND;
	}

	PlatformSampler platformSampler() {
		return this.platformSampler;
	}

}
