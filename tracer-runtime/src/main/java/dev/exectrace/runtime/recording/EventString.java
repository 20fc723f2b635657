package dev.exectrace.runtime.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

import dev.exectrace.runtime.chunk.Varint;

/**
 * A string in an event of the JVM, to be read and masked where it stands: what is masked
 * takes as many bytes as before.
 */
final class EventString {

	private static final byte MASK = '*';

	private static final byte MORE = (byte) 0x80;

	private final ByteBuffer bytes;

	private final int[] starts;

	private final int end;

	private final String text;

	private EventString(ByteBuffer bytes, int[] starts, int end, String text) {
		this.bytes = bytes;
		this.starts = starts;
		this.end = end;
		this.text = text;
	}

	/**
	 * Reads the string at the buffer's position and moves on past it.
	 * @param bytes the event
	 * @return the string, empty where it stands elsewhere
	 * @throws IOException if it is none
	 */
	static EventString read(ByteBuffer bytes) throws IOException {
		byte encoding = bytes.get();
		switch (encoding) {
			case 0, 1 -> {
				return new EventString(bytes, new int[0], bytes.position(), "");
			}
			case 2 -> {
				Varint.read(bytes);
				return new EventString(bytes, new int[0], bytes.position(), "");
			}
			case 3, 5 -> {
				return bytes(bytes);
			}
			case 4 -> {
				return characters(bytes);
			}
			default -> throw new IOException("The JVM's recorder gave a string of the unknown kind " + encoding);
		}
	}

	private static EventString bytes(ByteBuffer bytes) {
		byte[] content = new byte[(int) Varint.read(bytes)];
		int at = bytes.position();
		bytes.get(content);
		// One character a byte, so that places in the text are places in the event: what
		// looks secret is told by ASCII alone
		String text = new String(content, StandardCharsets.ISO_8859_1);
		int[] starts = new int[content.length];
		for (int i = 0; i < starts.length; i++) {
			starts[i] = at + i;
		}
		return new EventString(bytes, starts, bytes.position(), text);
	}

	private static EventString characters(ByteBuffer bytes) {
		int length = (int) Varint.read(bytes);
		int[] starts = new int[length];
		StringBuilder text = new StringBuilder(length);
		for (int i = 0; i < length; i++) {
			starts[i] = bytes.position();
			text.append((char) Varint.read(bytes));
		}
		return new EventString(bytes, starts, bytes.position(), text.toString());
	}

	String text() {
		return this.text;
	}

	/** Masks all of it. */
	void mask() {
		BitSet all = new BitSet(this.starts.length);
		all.set(0, this.starts.length);
		mask(all);
	}

	/**
	 * Masks some of it.
	 * @param characters which of the characters of its text
	 */
	void mask(BitSet characters) {
		characters.stream().forEach((i) -> {
			int last = ((i + 1 < this.starts.length) ? this.starts[i + 1] : this.end) - 1;
			// As long as the character was: a number of that many bytes
			this.bytes.put(this.starts[i], (last > this.starts[i]) ? (byte) (MASK | MORE) : MASK);
			for (int at = this.starts[i] + 1; at <= last; at++) {
				this.bytes.put(at, (at < last) ? MORE : 0);
			}
		});
	}

}
