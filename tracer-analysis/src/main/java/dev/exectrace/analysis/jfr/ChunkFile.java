package dev.exectrace.analysis.jfr;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of chunks, one after the other. Keeps one chunk in memory.
 */
final class ChunkFile implements AutoCloseable {

	private static final int SLICE = 1 << 20;

	/** Arrays of the JVM end a little below two gigabytes. */
	private static final long MAX_CHUNK = Integer.MAX_VALUE - 16L;

	private final FileChannel channel;

	private final long size;

	private final ByteBuffer slice = ByteBuffer.allocate(SLICE);

	private long sliceAt = -1;

	private byte[] bytes = new byte[SLICE];

	private ChunkFile(FileChannel channel) throws IOException {
		this.channel = channel;
		this.size = channel.size();
	}

	static ChunkFile open(Path path) throws IOException {
		return new ChunkFile(FileChannel.open(path, StandardOpenOption.READ));
	}

	long size() {
		return this.size;
	}

	/**
	 * The header of the chunk at a place.
	 * @throws DamagedException if there is none
	 */
	ChunkHeader header(long at) throws IOException {
		ByteBuffer buffer = ByteBuffer.allocate(ChunkHeader.LENGTH);
		buffer.limit((int) Math.min(ChunkHeader.LENGTH, this.size - at));
		fill(buffer, at);
		buffer.limit(ChunkHeader.LENGTH);
		return ChunkHeader.read(buffer, this.size - at);
	}

	/** How the file is compressed, {@code null} where it is not. */
	String compression() throws IOException {
		ByteBuffer buffer = ByteBuffer.allocate(4);
		buffer.limit((int) Math.min(4, this.size));
		fill(buffer, 0);
		int begin = buffer.limit(4).getInt();
		if (begin >>> 16 == 0x1f8b) {
			return "gzip";
		}
		if (begin == 0x504b0304) {
			return "zip";
		}
		return (begin == 0x28b52ffd) ? "zstd" : (begin == 0x04224d18) ? "lz4" : null;
	}

	/**
	 * Reads a chunk.
	 * @return its bytes, and older ones behind them, valid until the next call
	 */
	byte[] chunk(long at, ChunkHeader header) throws IOException {
		int length = length(header);
		if (this.bytes.length < length) {
			this.bytes = new byte[(int) Math.min(MAX_CHUNK, length + (length >> 2))];
		}
		fill(this.bytes, at, length);
		return this.bytes;
	}

	/** The length of a chunk that can be read. */
	static int length(ChunkHeader header) {
		if (header.size() > MAX_CHUNK) {
			throw new DamagedException("it is larger than 2 GiB, which cannot be read");
		}
		return (int) header.size();
	}

	/** Reads so many bytes. */
	void fill(byte[] bytes, long at, int length) throws IOException {
		ByteBuffer target = ByteBuffer.wrap(bytes);
		for (int from = 0; from < length; from += SLICE) {
			target.limit(Math.min(length, from + SLICE)).position(from);
			fill(target, at + from);
		}
	}

	private void fill(ByteBuffer target, long at) throws IOException {
		long position = at;
		while (target.hasRemaining()) {
			int read = this.channel.read(target, position);
			if (read < 0) {
				throw new EOFException("the file became shorter while it was read");
			}
			position += read;
		}
		target.flip();
	}

	/**
	 * Finds the next place where a chunk may begin.
	 * @return the place, the file's size where there is none
	 */
	long next(long from) throws IOException {
		long at = from;
		while (this.size - at >= ChunkHeader.LENGTH) {
			load(at);
			for (int i = (int) (at - this.sliceAt); i + 4 <= this.slice.limit(); i++) {
				if (this.slice.get(i) == 'F' && this.slice.getInt(i) == ChunkHeader.MAGIC) {
					return this.sliceAt + i;
				}
			}
			at = this.sliceAt + this.slice.limit() - 3;
		}
		return this.size;
	}

	/** Of what begins like chunks and is none there may be much, so a slice is kept. */
	private void load(long at) throws IOException {
		if (this.sliceAt < 0 || at < this.sliceAt || at + 4 > this.sliceAt + this.slice.limit()) {
			this.slice.clear().limit((int) Math.min(SLICE, this.size - at));
			fill(this.slice, at);
			this.sliceAt = at;
		}
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
