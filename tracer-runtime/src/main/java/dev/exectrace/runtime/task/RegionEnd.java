package dev.exectrace.runtime.task;

import dev.exectrace.runtime.chunk.ChunkWriter;

record RegionEnd(Thread thread, long began, long ended, String name, boolean scope, Task of) implements Entry {

	@Override
	public void write(ChunkWriter writer) {
		writer.region(this.began, this.ended, writer.thread(this.thread), this.of.id(), this.name, this.scope);
	}

}
