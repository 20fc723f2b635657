package dev.exectrace.runtime.task;

import dev.exectrace.runtime.chunk.ChunkWriter;

record TaskEnd(Thread thread, long began, long ended, long id, long parent, String name, String outcome,
		String attributes, String traceId, String spanId) implements Entry {

	@Override
	public void write(ChunkWriter writer) {
		writer.taskEnd(this.began, this.ended, writer.thread(this.thread), this.id, this.parent, this.name,
				this.outcome, this.attributes, this.traceId, this.spanId);
	}

}
