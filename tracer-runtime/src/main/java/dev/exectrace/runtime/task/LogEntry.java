package dev.exectrace.runtime.task;

import dev.exectrace.runtime.chunk.ChunkWriter;

record LogEntry(Thread thread, long at, long task, String category, String message) implements Entry {

	@Override
	public void write(ChunkWriter writer) {
		writer.log(this.at, writer.thread(this.thread), this.task, this.category, this.message);
	}

}
