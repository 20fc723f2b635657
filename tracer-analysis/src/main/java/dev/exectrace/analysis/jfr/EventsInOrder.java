package dev.exectrace.analysis.jfr;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Hands on the events of chunks in order of when they ended. Chunks overlap, as those of
 * a capture last a second and those of its JVM ten: it merges those that do, and takes in
 * the next one when what is left may have ended after its start. In a chunk the events of
 * a type are nearly in order.
 */
final class EventsInOrder extends ChunkEvents {

	/** How long after its end an event may be written. */
	private static final long LATENESS = 200_000_000L;

	private final KnownTypes types;

	private final Receivers receivers;

	private final EventMerge merge = new EventMerge();

	private final Deque<Buffer> free = new ArrayDeque<>();

	private long leftOut;

	EventsInOrder(Receivers receivers, KnownTypes types) {
		this.receivers = receivers;
		this.types = types;
	}

	@Override
	byte[] room(int length, long start) {
		if (start != Long.MIN_VALUE) {
			handUpTo(start - LATENESS);
		}
		if (this.free.isEmpty()) {
			this.free.push(new Buffer(new EventChunk(this.receivers)));
		}
		return this.free.peek().room(length);
	}

	/** Takes in a chunk, none of whose start is before that of the one before it. */
	@Override
	void read(byte[] bytes, ChunkHeader header, TickConversion ticks) {
		this.jvm = null;
		Buffer buffer = this.free.pop();
		handUpTo(ticks.nanos(header.startTicks()) - LATENESS);
		RuntimeException damage = null;
		try {
			Input in = header.input(bytes);
			buffer.chunk.begin(in, this.types.read(in, header.metadata()), header, ticks);
			buffer.chunk.readings().forEach((reading) -> reading.index().clear());
			note(buffer.chunk);
		}
		catch (DamagedException | IndexOutOfBoundsException | ArithmeticException ex) {
			damage = ex;
		}
		add(buffer);
		if (damage != null) {
			throw damage;
		}
	}

	private void note(EventChunk chunk) {
		EventCursor cursor = chunk.cursor();
		int place = cursor.end();
		while (cursor.next()) {
			if (cursor.isEvent()) {
				this.events++;
				EventReading reading = chunk.of(cursor.type());
				if (!reading.isPassedOver()) {
					note(chunk, reading, place, cursor.end());
				}
			}
			place = cursor.end();
		}
	}

	private void note(EventChunk chunk, EventReading reading, int place, int end) {
		int position = chunk.in().position;
		if (reading.tellsJvm() && reading.read(end)) {
			this.jvm = reading.jvm();
			chunk.in().position = position;
		}
		if (!reading.note(place, end)) {
			this.damaged++;
		}
	}

	private void add(Buffer buffer) {
		for (EventReading reading : buffer.chunk.readings()) {
			if (!reading.index().isDone()) {
				reading.index().sort();
				buffer.open++;
				this.merge.add(new EventSource(reading, () -> close(buffer)));
			}
		}
		if (buffer.open == 0) {
			this.free.push(buffer);
		}
	}

	private void close(Buffer buffer) {
		if (--buffer.open == 0) {
			this.free.push(buffer);
		}
	}

	/** Hands on what is left. */
	void finish() {
		handUpTo(Long.MAX_VALUE);
	}

	/** How many events were found to be damaged only when it was their turn. */
	long leftOut() {
		return this.leftOut;
	}

	private void handUpTo(long time) {
		while (!this.merge.isEmpty() && this.merge.front().end() <= time) {
			EventSource source = this.merge.front();
			long until = Math.min(time, this.merge.until());
			boolean more = true;
			while (more && source.end() <= until) {
				hand(source.reading());
				more = source.next();
			}
			if (more) {
				this.merge.settle();
			}
			else {
				this.merge.removeFront();
			}
		}
	}

	private void hand(EventReading reading) {
		if (reading.readNext()) {
			reading.hand();
		}
		else {
			this.leftOut++;
		}
	}

	/**
	 * What an open chunk lies in.
	 */
	private static final class Buffer {

		final EventChunk chunk;

		int open;

		private byte[] bytes = new byte[0];

		Buffer(EventChunk chunk) {
			this.chunk = chunk;
		}

		byte[] room(int length) {
			if (this.bytes.length < length) {
				this.bytes = new byte[Math.max(length, (int) Math.min(Integer.MAX_VALUE - 16, length * 5L / 4))];
			}
			return this.bytes;
		}

	}

}
