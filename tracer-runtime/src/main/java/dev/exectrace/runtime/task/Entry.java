package dev.exectrace.runtime.task;

import dev.exectrace.runtime.chunk.ChunkWriter;

/**
 * Something that the program said, on its way into the trace.
 */
sealed interface Entry permits TaskBegin, TaskEnd, RegionEnd, LogEntry {

	void write(ChunkWriter writer);

	/** The task that it is about. */
	Task of();

}
