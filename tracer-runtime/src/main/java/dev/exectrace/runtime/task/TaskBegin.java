package dev.exectrace.runtime.task;

import dev.exectrace.runtime.chunk.ChunkWriter;

record TaskBegin(Thread thread, long at, long id, long parent, String name) implements Entry {

	@Override
	public void write(ChunkWriter writer) {
		writer.taskBegin(this.at, writer.thread(this.thread), this.id, this.parent, this.name);
	}

}
