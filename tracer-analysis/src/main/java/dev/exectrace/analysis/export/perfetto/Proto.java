package dev.exectrace.analysis.export.perfetto;

/**
 * The numbers that Perfetto's {@code .proto} files give the fields that are written.
 */
final class Proto {

	static final int TRACE_PACKET = 1;

	static final class Packet {

		static final int CLOCK_SNAPSHOT = 6;

		static final int TIMESTAMP = 8;

		static final int SEQUENCE = 10;

		static final int TRACK_EVENT = 11;

		static final int INTERNED_DATA = 12;

		static final int SEQUENCE_FLAGS = 13;

		static final int COMPRESSED_PACKETS = 50;

		static final int TRACK_DESCRIPTOR = 60;

		static final int STATE_CLEARED = 1;

		static final int NEEDS_STATE = 2;

		private Packet() {
		}

	}

	static final class Clocks {

		static final int CLOCK = 1;

		static final int PRIMARY = 2;

		static final int ID = 1;

		static final int TIMESTAMP = 2;

		static final int REALTIME = 1;

		static final int BOOTTIME = 6;

		private Clocks() {
		}

	}

	static final class Track {

		static final int UUID = 1;

		static final int NAME = 2;

		static final int PROCESS = 3;

		static final int THREAD = 4;

		static final int PARENT = 5;

		static final int COUNTER = 8;

		static final int CHILD_ORDERING = 11;

		static final int RANK = 12;

		static final int EXPLICIT = 3;

		/** In a process and in a thread. */
		static final int PID = 1;

		static final int PROCESS_NAME = 6;

		static final int TID = 2;

		static final int THREAD_NAME = 5;

		/** In a counter. */
		static final int UNIT = 3;

		static final int UNIT_COUNT = 2;

		static final int UNIT_BYTES = 3;

		private Track() {
		}

	}

	static final class Event {

		static final int CATEGORY_IID = 3;

		static final int ANNOTATION = 4;

		static final int TYPE = 9;

		static final int NAME_IID = 10;

		static final int TRACK = 11;

		static final int COUNTER_VALUE = 30;

		static final int DOUBLE_COUNTER_VALUE = 44;

		static final int FLOW = 47;

		static final int TERMINATING_FLOW = 48;

		static final int SLICE_BEGIN = 1;

		static final int SLICE_END = 2;

		static final int INSTANT = 3;

		static final int COUNTER = 4;

		private Event() {
		}

	}

	static final class Annotation {

		static final int NAME_IID = 1;

		static final int BOOL = 2;

		static final int INTEGER = 4;

		static final int STRING = 6;

		static final int STRING_IID = 17;

		private Annotation() {
		}

	}

	static final class Interned {

		static final int CATEGORIES = 1;

		static final int EVENT_NAMES = 2;

		static final int ANNOTATION_NAMES = 3;

		static final int STRINGS = 29;

		/** In each of them. */
		static final int IID = 1;

		static final int TEXT = 2;

		private Interned() {
		}

	}

	private Proto() {
	}

}
