package dev.exectrace.analysis.jfr;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The types of chunks that were read before: a JVM describes the same ones in nearly
 * every chunk, and they take longer to make out than the events of a short one.
 */
final class KnownTypes {

	private static final int MOST = 4;

	private static final int LONGEST = 1 << 20;

	private final Deque<Known> known = new ArrayDeque<>();

	/** Reads the description of a chunk's types where it is not one of those before. */
	Types read(Input in, long at) {
		Types.begin(in, at);
		int from = in.position;
		for (Known one : this.known) {
			if (in.isAt(from, one.description)) {
				in.position = from + one.description.length;
				return one.types;
			}
		}
		Types types = Types.read(in);
		if (in.position - from <= LONGEST) {
			if (this.known.size() == MOST) {
				this.known.removeLast();
			}
			this.known.addFirst(new Known(in.copy(from, in.position), types));
		}
		return types;
	}

	private record Known(byte[] description, Types types) {

	}

}
