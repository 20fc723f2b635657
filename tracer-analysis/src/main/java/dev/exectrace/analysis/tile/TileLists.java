package dev.exectrace.analysis.tile;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The runs and slices of a tile, as they are found.
 */
final class TileLists {

	private final int[] runOffsets;

	private final int[] sliceOffsets;

	private int row;

	private int runs;

	private int[] ended = new int[256];

	private short[] runFrom = new short[256];

	/** Covered, running, runnable and the kind of the rest, a byte each. */
	private int[] look = new int[256];

	private int slices;

	private int[] slice = new int[64];

	private short[] sliceFrom = new short[64];

	private short[] sliceTo = new short[64];

	private byte[] sliceKind = new byte[64];

	TileLists(int rows) {
		this.runOffsets = new int[rows + 1];
		this.sliceOffsets = new int[rows + 1];
	}

	/** Adds a run, or makes the row's last one longer if it looks the same. */
	void run(int from, int look, int ended) {
		if (this.runs > this.runOffsets[this.row] && this.look[this.runs - 1] == look) {
			this.ended[this.runs - 1] += ended;
			return;
		}
		if (this.runs == this.ended.length) {
			this.ended = Arrays.copyOf(this.ended, this.runs * 2);
			this.runFrom = Arrays.copyOf(this.runFrom, this.runs * 2);
			this.look = Arrays.copyOf(this.look, this.runs * 2);
		}
		this.ended[this.runs] = ended;
		this.runFrom[this.runs] = (short) from;
		this.look[this.runs++] = look;
	}

	void slice(int id, int from, int to, int kind) {
		if (this.slices == this.slice.length) {
			this.slice = Arrays.copyOf(this.slice, this.slices * 2);
			this.sliceFrom = Arrays.copyOf(this.sliceFrom, this.slices * 2);
			this.sliceTo = Arrays.copyOf(this.sliceTo, this.slices * 2);
			this.sliceKind = Arrays.copyOf(this.sliceKind, this.slices * 2);
		}
		this.slice[this.slices] = id;
		this.sliceFrom[this.slices] = (short) from;
		this.sliceTo[this.slices] = (short) to;
		this.sliceKind[this.slices++] = (byte) kind;
	}

	void endRow() {
		this.row++;
		this.runOffsets[this.row] = this.runs;
		this.sliceOffsets[this.row] = this.slices;
	}

	int rows() {
		return this.runOffsets.length - 1;
	}

	int runs() {
		return this.runs;
	}

	int slices() {
		return this.slices;
	}

	void write(ByteBuffer buffer) {
		put(buffer, this.runOffsets, this.runOffsets.length);
		put(buffer, this.sliceOffsets, this.sliceOffsets.length);
		put(buffer, this.ended, this.runs);
		put(buffer, this.slice, this.slices);
		put(buffer, this.runFrom, this.runs);
		put(buffer, this.sliceFrom, this.slices);
		put(buffer, this.sliceTo, this.slices);
		for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
			for (int i = 0; i < this.runs; i++) {
				buffer.put((byte) (this.look[i] >>> shift));
			}
		}
		buffer.put(this.sliceKind, 0, this.slices);
	}

	private static void put(ByteBuffer buffer, int[] values, int count) {
		buffer.asIntBuffer().put(values, 0, count);
		buffer.position(buffer.position() + count * Integer.BYTES);
	}

	private static void put(ByteBuffer buffer, short[] values, int count) {
		buffer.asShortBuffer().put(values, 0, count);
		buffer.position(buffer.position() + count * Short.BYTES);
	}

}
