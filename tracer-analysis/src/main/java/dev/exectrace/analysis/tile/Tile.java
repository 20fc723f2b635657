package dev.exectrace.analysis.tile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What some rows show in 512 buckets of time. Immutable, safe for several threads.
 * <p>
 * Of each row it has two lists. The <em>runs</em> say how much of its buckets was spent
 * on what: every slice counts in them, however short, and neighbours that look the same
 * are one run. The <em>slices</em> are those that are at least a bucket long, one by one.
 * <p>
 * {@link #encode} writes it in little-endian order as
 *
 * <pre>
 * u32 magic 0x4C545845 ("EXTL"), u16 version 1, u8 level, u8 rows, u32 index
 * u32 runs, u32 slices                  how many in all
 * u32[rows + 1] run offsets             the runs of row i are [offset i, offset i + 1)
 * u32[rows + 1] slice offsets
 * u32[runs] ended                       how many slices end in the run's buckets
 * u32[slices] slice                     its id
 * u16[runs] from                        the run's first bucket; it lasts until the next
 * u16[slices] from, u16[slices] to      its first bucket, and the one behind its last
 * u8[runs] covered                      share of the time with any slice, of 255
 * u8[runs] running, u8[runs] runnable   share of the time in that state, of 255
 * u8[runs] rest                         the kind of most of what else there is, 0 for none
 * u8[slices] kind                       a kind
 * </pre>
 *
 * A share that is not 0 is at least 1.
 */
public final class Tile {

	/** How many buckets a tile has. */
	public static final int BUCKETS = 512;

	/** How many rows a tile has at most. */
	public static final int MAX_ROWS = 32;

	static final int MAGIC = 0x4C545845;

	static final int VERSION = 1;

	private final int level;

	private final int index;

	private final TileLists lists;

	Tile(int level, int index, TileLists lists) {
		this.level = level;
		this.index = index;
		this.lists = lists;
	}

	/**
	 * The binary logarithm of a bucket's length in nanoseconds.
	 * @return the level
	 */
	public int level() {
		return this.level;
	}

	/**
	 * Where it is: the first tile of a level, 0, begins with the trace.
	 * @return its position
	 */
	public int index() {
		return this.index;
	}

	/**
	 * How many runs there are in all rows.
	 * @return the number
	 */
	public int runs() {
		return this.lists.runs();
	}

	/**
	 * How many slices there are one by one in all rows.
	 * @return the number
	 */
	public int slices() {
		return this.lists.slices();
	}

	/**
	 * Writes it in the layout described above.
	 * @return the bytes
	 */
	public byte[] encode() {
		TileLists lists = this.lists;
		int rows = lists.rows();
		int size = 20 + 8 * (rows + 1) + 10 * lists.runs() + 9 * lists.slices();
		ByteBuffer buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
		buffer.putInt(MAGIC).putShort((short) VERSION).put((byte) this.level).put((byte) rows).putInt(this.index);
		buffer.putInt(lists.runs()).putInt(lists.slices());
		lists.write(buffer);
		return buffer.array();
	}

}
