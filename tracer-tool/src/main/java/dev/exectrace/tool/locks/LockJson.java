package dev.exectrace.tool.locks;

import java.util.List;

import dev.exectrace.analysis.locks.Activity;
import dev.exectrace.analysis.locks.ContendedLock;
import dev.exectrace.analysis.locks.LongWait;
import dev.exectrace.analysis.locks.Releaser;
import dev.exectrace.analysis.locks.StackShare;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.WaitReason;
import tools.jackson.core.JsonGenerator;

/**
 * Writes locks as JSON.
 */
final class LockJson {

	private final Trace trace;

	private final JsonGenerator json;

	LockJson(Trace trace, JsonGenerator json) {
		this.trace = trace;
		this.json = json;
	}

	void write(List<ContendedLock> locks) {
		this.json.writeStartArray();
		locks.forEach(this::write);
		this.json.writeEndArray();
	}

	private void write(ContendedLock lock) {
		this.json.writeStartObject();
		this.json.writeStringProperty("reason", lock.reason().label());
		text("class", lock.type());
		text("place", lock.site());
		this.json.writeBooleanProperty("pool", lock.pool());
		this.json.writeNumberProperty("waits", lock.waits());
		this.json.writeNumberProperty("total", lock.total());
		this.json.writeNumberProperty("longest", lock.longest());
		this.json.writeNumberProperty("waiters", lock.waiters());
		this.json.writeNumberProperty("unfinished", lock.unfinished());
		this.json.writeNumberProperty("instances", lock.instances());
		this.json.writeArrayPropertyStart("stacks");
		lock.stacks().forEach(this::write);
		this.json.writeEndArray();
		this.json.writeArrayPropertyStart("releasers");
		lock.releasers().forEach(this::write);
		this.json.writeEndArray();
		this.json.writeArrayPropertyStart("longestWaits");
		lock.longestWaits().forEach(this::write);
		this.json.writeEndArray();
		this.json.writeEndObject();
	}

	private void write(StackShare share) {
		this.json.writeStartObject();
		this.json.writeNumberProperty("waits", share.waits());
		this.json.writeNumberProperty("total", share.total());
		stack(share.stack());
		this.json.writeEndObject();
	}

	private void write(Releaser releaser) {
		this.json.writeStartObject();
		this.json.writeStringProperty("group", this.trace.threads().groups().name(releaser.group()));
		this.json.writeNumberProperty("waits", releaser.waits());
		this.json.writeNumberProperty("waited", releaser.waited());
		this.json.writeEndObject();
	}

	private void write(LongWait wait) {
		this.json.writeStartObject();
		text("thread", this.trace.threads().name(wait.thread()));
		this.json.writeNumberProperty("start", wait.start());
		this.json.writeNumberProperty("duration", wait.duration());
		stack(wait.stack());
		text("releaser", (wait.releaser() >= 0) ? this.trace.threads().name(wait.releaser()) : null);
		this.json.writeBooleanProperty("inferred", wait.inferred());
		this.json.writeArrayPropertyStart("meanwhile");
		wait.meanwhile().forEach(this::write);
		this.json.writeEndArray();
		this.json.writeEndObject();
	}

	private void write(Activity activity) {
		this.json.writeStartObject();
		this.json.writeStringProperty("state", activity.state().label());
		text("reason", (activity.reason() != WaitReason.NONE) ? activity.reason().label() : null);
		this.json.writeNumberProperty("time", activity.time());
		stack(activity.stack());
		this.json.writeEndObject();
	}

	private void stack(int stack) {
		this.json.writeArrayPropertyStart("stack");
		this.trace.code().describe(stack).forEach(this.json::writeString);
		this.json.writeEndArray();
	}

	private void text(String name, String value) {
		this.json.writeName(name);
		if (value != null) {
			this.json.writeString(value);
		}
		else {
			this.json.writeNull();
		}
	}

}
