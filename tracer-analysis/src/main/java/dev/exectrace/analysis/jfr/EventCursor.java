package dev.exectrace.analysis.jfr;

/**
 * Goes from event to event of a chunk. What it is at begins behind the event's length and
 * type.
 */
final class EventCursor {

	private final Input in;

	private int next = ChunkHeader.LENGTH;

	private long type;

	EventCursor(Input in) {
		this.in = in;
	}

	/**
	 * Goes on to the next event.
	 * @return whether there is one
	 * @throws DamagedException if its length cannot be right
	 */
	boolean next() {
		Input in = this.in;
		int at = this.next;
		if (at >= in.end()) {
			return false;
		}
		in.position = at;
		long size = in.varint();
		if (size <= 0 || size > in.end() - at) {
			throw new DamagedException("an event has no valid length");
		}
		this.type = in.varint();
		if (size == 'F' && this.type == 'L' && in.isChunkAt(at)) {
			throw new DamagedException("another chunk begins inside of it");
		}
		this.next = at + (int) size;
		return true;
	}

	/** The id of the event's type. */
	long type() {
		return this.type;
	}

	/** Whether it is an event, and not the chunk's description or constants. */
	boolean isEvent() {
		return this.type > 1;
	}

	/** Where the event ends. */
	int end() {
		return this.next;
	}

}
