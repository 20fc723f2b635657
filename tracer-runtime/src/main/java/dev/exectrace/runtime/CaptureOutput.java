package dev.exectrace.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * Where the chunks of a capture go. All methods are for the engine's thread, but for the
 * total.
 */
interface CaptureOutput {

	/** Appends a chunk; answers whether there was room for it. */
	boolean append(ByteBuffer chunk) throws IOException;

	/** Appends a chunk; answers whether there was room for it. */
	boolean append(ByteBuffer head, InputStream rest, long length) throws IOException;

	/** Appends a chunk, room or not. */
	void appendLast(ByteBuffer chunk) throws IOException;

	/** How many bytes were appended, to be asked by any thread. */
	long total();

	/** What it means when there was no room. */
	EndReason refused();

	/** Says that nothing more comes. */
	void finish(EndReason reason);

}
