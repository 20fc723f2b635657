package dev.exectrace.runtime.task;

import dev.exectrace.runtime.chunk.ChunkWriter;

record RegionEnd(Thread thread, long began, long ended, long task, String name, boolean scope) implements Entry {

	@Override
	public void write(ChunkWriter writer) {
		writer.region(this.began, this.ended, writer.thread(this.thread), this.task, this.name, this.scope);
	}

}
