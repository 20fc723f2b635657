package dev.exectrace.analysis.export.perfetto;

import java.io.IOException;
import java.util.BitSet;

import dev.exectrace.analysis.model.Threads;
import dev.exectrace.analysis.protobuf.ProtobufWriter;

/**
 * The tracks: the JVM as a process with its platform threads; below it the virtual
 * threads by group, the tasks, the carriers, the machine's doings and counters. Each is
 * described when it is first asked for.
 */
final class Tracks {

	/** The main thread's number in Java, so that viewers take it for the main thread. */
	private static final int PID = 1;

	private static final long PROCESS = 1;

	private static final long CARRIERS = 2;

	private static final long TASKS = 3;

	private static final int FIRST_OWN = 16;

	private static final int KIND_SHIFT = 40;

	private static final long THREAD = 1L << KIND_SHIFT;

	private static final long GROUP = 2L << KIND_SHIFT;

	private static final long CARRIER = 3L << KIND_SHIFT;

	private static final long LANE = 4L << KIND_SHIFT;

	private static final int THREAD_RANK = 100;

	private final Packets packets;

	private final Threads threads;

	private final BitSet describedThreads = new BitSet();

	private final BitSet describedGroups = new BitSet();

	private final BitSet describedCarriers = new BitSet();

	private int own = FIRST_OWN;

	Tracks(Packets packets, Threads threads) {
		this.packets = packets;
		this.threads = threads;
	}

	void process() throws IOException {
		ProtobufWriter out = this.packets.begin();
		int track = out.begin(Proto.Packet.TRACK_DESCRIPTOR);
		out.integer(Proto.Track.UUID, PROCESS);
		int process = out.begin(Proto.Track.PROCESS);
		out.integer(Proto.Track.PID, PID);
		out.string(Proto.Track.PROCESS_NAME, "JVM");
		out.end(process);
		out.integer(Proto.Track.CHILD_ORDERING, Proto.Track.EXPLICIT);
		out.end(track);
		this.packets.end();
	}

	long thread(int thread) throws IOException {
		long uuid = THREAD + thread;
		if (this.describedThreads.get(thread)) {
			return uuid;
		}
		this.describedThreads.set(thread);
		if (this.threads.isVirtual(thread)) {
			named(uuid, group(this.threads.groups().group(thread)), this.threads.name(thread), 0);
			return uuid;
		}
		ProtobufWriter out = this.packets.begin();
		int track = out.begin(Proto.Packet.TRACK_DESCRIPTOR);
		out.integer(Proto.Track.UUID, uuid);
		out.integer(Proto.Track.PARENT, PROCESS);
		int description = out.begin(Proto.Track.THREAD);
		out.integer(Proto.Track.PID, PID);
		out.integer(Proto.Track.TID, tid(thread));
		out.string(Proto.Track.THREAD_NAME, this.threads.name(thread));
		out.end(description);
		out.end(track);
		this.packets.end();
		return uuid;
	}

	private long tid(int thread) {
		long id = this.threads.id(thread);
		return (id > 0 && id <= Integer.MAX_VALUE) ? id : (1L << 30) + thread;
	}

	private long group(int group) throws IOException {
		if (!this.describedGroups.get(group)) {
			this.describedGroups.set(group);
			named(GROUP + group, PROCESS, this.threads.groups().name(group), THREAD_RANK);
		}
		return GROUP + group;
	}

	long carrier(int carrier) throws IOException {
		if (this.describedCarriers.isEmpty()) {
			named(CARRIERS, PROCESS, "carriers", THREAD_RANK - 1);
		}
		if (!this.describedCarriers.get(carrier)) {
			this.describedCarriers.set(carrier);
			named(CARRIER + carrier, CARRIERS, this.threads.name(carrier), 0);
		}
		return CARRIER + carrier;
	}

	/** Describes a lane for tasks. Viewers show those of one name as one. */
	void lane(int lane, String name) throws IOException {
		if (lane == 0) {
			named(TASKS, PROCESS, "tasks", THREAD_RANK - 2);
		}
		named(lane(lane), TASKS, name, lane);
	}

	static long lane(int lane) {
		return LANE + lane;
	}

	/** A new track of the JVM's own. */
	long own(String name) throws IOException {
		long uuid = this.own++;
		named(uuid, PROCESS, name, (int) uuid);
		return uuid;
	}

	private void named(long uuid, long parent, String name, int rank) throws IOException {
		ProtobufWriter out = this.packets.begin();
		int track = begin(out, uuid, parent, name, rank);
		out.end(track);
		this.packets.end();
	}

	private static int begin(ProtobufWriter out, long uuid, long parent, String name, int rank) {
		int track = out.begin(Proto.Packet.TRACK_DESCRIPTOR);
		out.integer(Proto.Track.UUID, uuid);
		out.integer(Proto.Track.PARENT, parent);
		out.string(Proto.Track.NAME, name);
		out.integer(Proto.Track.RANK, rank);
		return track;
	}

	/**
	 * A new counter of the JVM's own.
	 * @param name its name
	 * @param unit {@link Proto.Track#UNIT_COUNT} and the like, 0 for none
	 */
	long counter(String name, int unit) throws IOException {
		long uuid = this.own++;
		ProtobufWriter out = this.packets.begin();
		int track = begin(out, uuid, PROCESS, name, (int) uuid);
		int counter = out.begin(Proto.Track.COUNTER);
		if (unit != 0) {
			out.integer(Proto.Track.UNIT, unit);
		}
		out.end(counter);
		out.end(track);
		this.packets.end();
		return uuid;
	}

}
