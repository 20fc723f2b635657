package dev.exectrace.analysis.export.parquet;

/**
 * Parquet's hybrid of repeated and packed small numbers: long runs of one number are
 * counted, the rest is packed in groups of eight.
 */
final class BitPacking {

	private static final int GROUP = 8;

	private BitPacking() {
	}

	/** How many bits the numbers up to a largest one need. */
	static int width(int largest) {
		return Integer.SIZE - Integer.numberOfLeadingZeros(largest);
	}

	static void hybrid(int[] values, int count, int width, ByteSequence to) {
		int at = 0;
		while (at < count) {
			int same = repeated(values, at, count);
			if (same >= GROUP) {
				to.varint((long) same << 1).little(values[at], (width + 7) / 8);
				at += same;
				continue;
			}
			int end = at;
			while (end < count && repeated(values, end, Math.min(count, end + GROUP)) < GROUP) {
				end = Math.min(count, end + GROUP);
			}
			int groups = (end - at + GROUP - 1) / GROUP;
			to.varint(((long) groups << 1) | 1);
			packed(values, at, at + groups * GROUP, count, width, to);
			at = end;
		}
	}

	private static int repeated(int[] values, int from, int to) {
		int at = from + 1;
		while (at < to && values[at] == values[from]) {
			at++;
		}
		return at - from;
	}

	/** Packs numbers, the lowest bit first; zeros where there are no more. */
	static void packed(int[] values, int from, int to, int count, int width, ByteSequence out) {
		long bits = 0;
		int held = 0;
		for (int at = from; at < to; at++) {
			bits |= ((at < count) ? (long) values[at] : 0) << held;
			held += width;
			while (held >= Byte.SIZE) {
				out.int8((int) bits);
				bits >>>= Byte.SIZE;
				held -= Byte.SIZE;
			}
		}
		if (held > 0) {
			out.int8((int) bits);
		}
	}

}
