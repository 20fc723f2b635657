package dev.exectrace.tool.locks;

import java.util.List;

import tools.jackson.core.JsonGenerator;

import dev.exectrace.analysis.locks.Activity;
import dev.exectrace.analysis.locks.ContendedLock;
import dev.exectrace.analysis.locks.LongWait;
import dev.exectrace.analysis.locks.Releaser;
import dev.exectrace.analysis.locks.StackShare;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.WaitReason;

/**
 * Locks for scripts.
 */
final class LocksJson {

	private final Trace trace;

	private final JsonGenerator json;

	LocksJson(Trace trace, JsonGenerator json) {
		this.trace = trace;
		this.json = json;
	}

	void write(List<ContendedLock> locks) {
		this.json.writeStartArray();
		locks.forEach(this::lock);
		this.json.writeEndArray();
	}

	private void lock(ContendedLock lock) {
		this.json.writeStartObject();
		this.json.writeStringProperty("kind", LocksText.kind(lock));
		this.json.writeStringProperty("reason", lock.reason().label());
		this.json.writeStringProperty("type", lock.type());
		this.json.writeStringProperty("site", lock.site());
		this.json.writeNumberProperty("waits", lock.waits());
		this.json.writeNumberProperty("total", lock.total());
		this.json.writeNumberProperty("longest", lock.longest());
		this.json.writeNumberProperty("waiters", lock.waiters());
		this.json.writeNumberProperty("unfinished", lock.unfinished());
		this.json.writeNumberProperty("instances", lock.instances());
		this.json.writeArrayPropertyStart("stacks");
		lock.stacks().forEach(this::share);
		this.json.writeEndArray();
		this.json.writeArrayPropertyStart("releasers");
		lock.releasers().forEach(this::releaser);
		this.json.writeEndArray();
		this.json.writeArrayPropertyStart("longestWaits");
		lock.longestWaits().forEach(this::longest);
		this.json.writeEndArray();
		this.json.writeEndObject();
	}

	private void share(StackShare share) {
		this.json.writeStartObject();
		this.json.writeNumberProperty("waits", share.waits());
		this.json.writeNumberProperty("total", share.total());
		stack(share.stack());
		this.json.writeEndObject();
	}

	private void stack(int stack) {
		this.json.writeArrayPropertyStart("stack");
		this.trace.code().describe(stack).forEach(this.json::writeString);
		this.json.writeEndArray();
	}

	private void releaser(Releaser releaser) {
		this.json.writeStartObject();
		this.json.writeStringProperty("group", this.trace.threads().groups().name(releaser.group()));
		this.json.writeNumberProperty("waits", releaser.waits());
		this.json.writeNumberProperty("waited", releaser.waited());
		this.json.writeEndObject();
	}

	private void longest(LongWait wait) {
		this.json.writeStartObject();
		this.json.writeStringProperty("thread", this.trace.threads().name(wait.thread()));
		this.json.writeNumberProperty("start", wait.start());
		this.json.writeNumberProperty("duration", wait.duration());
		this.json.writeStringProperty("releaser",
				(wait.releaser() >= 0) ? this.trace.threads().name(wait.releaser()) : null);
		this.json.writeBooleanProperty("inferred", wait.inferred());
		stack(wait.stack());
		this.json.writeArrayPropertyStart("meanwhile");
		wait.meanwhile().forEach(this::activity);
		this.json.writeEndArray();
		this.json.writeEndObject();
	}

	private void activity(Activity activity) {
		this.json.writeStartObject();
		this.json.writeStringProperty("state", activity.state().label());
		this.json.writeStringProperty("reason",
				(activity.reason() != WaitReason.NONE) ? activity.reason().label() : null);
		this.json.writeNumberProperty("time", activity.time());
		stack(activity.stack());
		this.json.writeEndObject();
	}

}
