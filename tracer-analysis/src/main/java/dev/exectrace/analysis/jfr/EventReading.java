package dev.exectrace.analysis.jfr;

/**
 * How the events of one type are read from a chunk.
 */
final class EventReading {

	private final EventChunk chunk;

	private final Receivers.Receiving receiving;

	private final EventLayout layout;

	private final EventView view;

	private final boolean tellsJvm;

	private final int start;

	private final int duration;

	private final boolean timesFirst;

	private final EventIndex index = new EventIndex();

	/**
	 * How they are read.
	 * @param chunk the chunk
	 * @param receiving who takes them, {@code null} where they are passed over
	 */
	EventReading(EventChunk chunk, Receivers.Receiving receiving) {
		this.chunk = chunk;
		this.receiving = receiving;
		if (receiving == null) {
			this.layout = null;
			this.view = null;
			this.tellsJvm = false;
			this.start = 0;
			this.duration = 0;
			this.timesFirst = false;
			return;
		}
		this.layout = receiving.type().layout();
		this.view = new EventView(receiving.type(), chunk.event(), chunk.pools(), chunk.ticks());
		this.tellsJvm = receiving.tellsJvm();
		this.start = this.layout.slot("startTime");
		this.duration = this.layout.slot("duration");
		this.timesFirst = this.start == 1 && this.layout.isNumber(1)
				&& (this.duration == 0 || (this.duration == 2 && this.layout.isNumber(2)));
	}

	/** Whether they are passed over. */
	boolean isPassedOver() {
		return this.receiving == null;
	}

	/** Whether they tell which JVM it is. */
	boolean tellsJvm() {
		return this.tellsJvm;
	}

	/**
	 * Reads the values of the event that the input is at.
	 * @param end where it ends
	 * @return whether it is not damaged
	 */
	boolean read(int end) {
		try {
			this.layout.read(this.chunk.in(), this.chunk.event(), this.chunk.pools());
			return this.chunk.in().position <= end;
		}
		catch (DamagedException | IndexOutOfBoundsException ex) {
			return false;
		}
	}

	/** Hands on the event that was read. */
	void hand() {
		this.receiving.accept(this.view);
	}

	/** The JVM that the event that was read is about. */
	JvmIdentity jvm() {
		return JvmIdentity.of(this.layout, this.chunk.event());
	}

	/**
	 * Notes the event that the input is at, to read it in order of time.
	 * @param place where it begins
	 * @param end where it ends
	 * @return whether it is not damaged, as far as was looked
	 */
	boolean note(int place, int end) {
		if (!this.timesFirst) {
			Event event = this.chunk.event();
			if (!read(end)) {
				return false;
			}
			this.index.add(event.number(this.start) + event.number(this.duration), place);
			return true;
		}
		Input in = this.chunk.in();
		long ended = in.varint();
		if (this.duration != 0) {
			ended += in.varint();
		}
		if (in.position > end) {
			return false;
		}
		this.index.add(ended, place);
		return true;
	}

	/** The events that were noted. */
	EventIndex index() {
		return this.index;
	}

	/**
	 * When the next of the noted events ended, in nanoseconds since the window's start.
	 */
	long nextEnd() {
		return this.chunk.ticks().nanos(this.index.end());
	}

	/**
	 * Reads the next of the noted events.
	 * @return whether it is not damaged
	 */
	boolean readNext() {
		Input in = this.chunk.in();
		int place = this.index.place();
		this.index.next();
		in.position = place;
		int end = place + (int) in.varint();
		in.varint();
		return read(end);
	}

}
