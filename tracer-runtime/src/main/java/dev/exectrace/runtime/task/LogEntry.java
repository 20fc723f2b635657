package dev.exectrace.runtime.task;

import dev.exectrace.runtime.chunk.ChunkWriter;

record LogEntry(Thread thread, long at, String category, String message, Task of) implements Entry {

	@Override
	public void write(ChunkWriter writer) {
		writer.log(this.at, writer.thread(this.thread), this.of.id(), this.category, this.message);
	}

}
