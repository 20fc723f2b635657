package dev.exectrace.runtime.task;

import dev.exectrace.runtime.chunk.ChunkWriter;

record TaskBegin(Thread thread, String name, Task of) implements Entry {

	@Override
	public void write(ChunkWriter writer) {
		writer.taskBegin(this.of.began(), writer.thread(this.thread), this.of.id(), this.of.parent(), this.name);
	}

}
