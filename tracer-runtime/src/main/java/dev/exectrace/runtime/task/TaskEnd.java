package dev.exectrace.runtime.task;

import dev.exectrace.runtime.chunk.ChunkWriter;

record TaskEnd(Thread thread, long ended, String name, String outcome, String attributes, String traceId, String spanId,
		Task of) implements Entry {

	@Override
	public void write(ChunkWriter writer) {
		writer.taskEnd(this.of.began(), this.ended, writer.thread(this.thread), this.of.id(), this.of.parent(),
				this.name, this.outcome, this.attributes, this.traceId, this.spanId);
	}

}
