package dev.exectrace.analysis.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Damages the bytes of traces in the ways in which files get damaged, and some in which
 * only malice does it.
 */
final class Damage {

	private static final int HEADER = 68;

	private static final int NEAR = 4096;

	private final Random random;

	private final List<byte[]> traces;

	Damage(long seed, List<byte[]> traces) {
		this.random = new Random(seed);
		this.traces = traces;
	}

	byte[] next() {
		byte[] bytes = any().clone();
		int times = 1 + (int) Math.abs(this.random.nextGaussian() * 2);
		for (int i = 0; i < times && bytes.length > 0; i++) {
			bytes = once(bytes);
		}
		return bytes;
	}

	private byte[] any() {
		return this.traces.get(this.random.nextInt(this.traces.size()));
	}

	private byte[] once(byte[] bytes) {
		switch (this.random.nextInt(10)) {
			case 0, 1 -> bytes[place(bytes)] ^= (byte) (1 << this.random.nextInt(8));
			case 2 -> bytes[place(bytes)] = interesting();
			case 3 -> overwrite(bytes);
			case 4 -> zero(bytes);
			case 5 -> {
				return Arrays.copyOf(bytes, place(bytes));
			}
			case 6 -> {
				int from = place(bytes);
				return join(bytes, from, Math.min(bytes.length, from + length()), 0);
			}
			case 7 -> {
				int from = place(bytes);
				int length = Math.min(length(), bytes.length - from);
				return join(bytes, from + length, from, 0);
			}
			case 8 -> {
				int at = place(bytes);
				return join(bytes, at, at, 1 + this.random.nextInt(64));
			}
			default -> {
				return splice(bytes, any());
			}
		}
		return bytes;
	}

	/** Where a place matters: often in a header, or where types and constants are. */
	private int place(byte[] bytes) {
		int kind = this.random.nextInt(6);
		if (kind == 0) {
			return this.random.nextInt(Math.min(HEADER, bytes.length));
		}
		if (kind <= 2 && bytes.length > HEADER) {
			long at = number(bytes, (kind == 1) ? 16 : 24)
					+ this.random.nextInt((this.random.nextBoolean()) ? 64 : NEAR);
			if (at >= 0 && at < bytes.length) {
				return (int) at;
			}
		}
		return this.random.nextInt(bytes.length);
	}

	private static long number(byte[] bytes, int at) {
		long value = 0;
		for (int i = 0; i < 8; i++) {
			value = (value << 8) | (bytes[at + i] & 0xff);
		}
		return value;
	}

	private byte interesting() {
		return switch (this.random.nextInt(6)) {
			case 0 -> 0;
			case 1 -> 1;
			case 2 -> (byte) 0x7f;
			case 3 -> (byte) 0x80;
			case 4 -> (byte) 0xff;
			default -> (byte) this.random.nextInt();
		};
	}

	private int length() {
		return 1 << this.random.nextInt(14);
	}

	private void overwrite(byte[] bytes) {
		int from = place(bytes);
		int to = Math.min(bytes.length, from + 1 + this.random.nextInt(16));
		for (int i = from; i < to; i++) {
			bytes[i] = interesting();
		}
	}

	private void zero(byte[] bytes) {
		int from = place(bytes);
		Arrays.fill(bytes, from, Math.min(bytes.length, from + length()), (byte) 0);
	}

	/** The bytes before one place, some of chance, and those from another place on. */
	private byte[] join(byte[] bytes, int before, int from, int inserted) {
		byte[] joined = new byte[before + inserted + bytes.length - from];
		System.arraycopy(bytes, 0, joined, 0, before);
		for (int i = 0; i < inserted; i++) {
			joined[before + i] = interesting();
		}
		System.arraycopy(bytes, from, joined, before + inserted, bytes.length - from);
		return joined;
	}

	private byte[] splice(byte[] bytes, byte[] other) {
		int to = this.random.nextBoolean() ? bytes.length : place(bytes);
		int from = this.random.nextBoolean() ? 0 : place(other);
		byte[] spliced = Arrays.copyOf(bytes, to + other.length - from);
		System.arraycopy(other, from, spliced, to, other.length - from);
		return (spliced.length < 1 << 20) ? spliced : bytes;
	}

}
