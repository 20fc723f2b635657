package dev.exectrace.tool.view.api;

import java.util.List;

import dev.exectrace.analysis.locks.ContendedLock;
import dev.exectrace.analysis.locks.ContendedLocks;
import dev.exectrace.analysis.locks.LongWait;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.tile.SliceKind;
import tools.jackson.core.JsonGenerator;

/**
 * {@code locks?from=&to=&task=&tasks=&all=}: what threads waited for at each place, all
 * of the time or while they worked on some tasks, and who released it. With
 * {@code all=yes} also what is no lock.
 */
final class LocksEndpoint implements Endpoint {

	private static final int MOST = 100;

	private static final int WAITS = 5;

	private final ViewedTrace trace;

	LocksEndpoint(ViewedTrace trace) {
		this.trace = trace;
	}

	@Override
	public Answer answer(Query query) {
		List<ContendedLock> locks = ContendedLocks.of(this.trace.trace(), TimeQuery.selection(query),
				TaskQuery.worked(this.trace.trace(), query), query.text("all", "").equals("yes"));
		return Answer.json((json) -> {
			json.writeStartObject();
			json.writeNumberProperty("total", locks.size());
			json.writeArrayPropertyStart("locks");
			locks.stream().limit(MOST).forEach((lock) -> write(json, lock));
			json.writeEndArray();
			json.writeEndObject();
		});
	}

	private void write(JsonGenerator json, ContendedLock lock) {
		json.writeStartObject();
		json.writeNumberProperty("kind", SliceKind.of(ThreadState.BLOCKED, lock.reason()));
		json.writeStringProperty("label", lock.pool() ? "pool" : lock.reason().label());
		json.writeStringProperty("type", lock.type());
		json.writeStringProperty("site", lock.site());
		json.writeNumberProperty("waits", lock.waits());
		json.writeNumberProperty("total", lock.total());
		json.writeNumberProperty("longest", lock.longest());
		json.writeNumberProperty("waiters", lock.waiters());
		json.writeArrayPropertyStart("releasers");
		lock.releasers()
			.forEach((releaser) -> json.writeString(this.trace.trace().threads().groups().name(releaser.group())));
		json.writeEndArray();
		json.writeArrayPropertyStart("longestWaits");
		lock.longestWaits().stream().limit(WAITS).forEach((wait) -> wait(json, wait));
		json.writeEndArray();
		json.writeEndObject();
	}

	private void wait(JsonGenerator json, LongWait wait) {
		json.writeStartObject();
		json.writeNumberProperty("row", this.trace.index().rows().ofThread(wait.thread()));
		json.writeStringProperty("name", this.trace.trace().threads().name(wait.thread()));
		json.writeNumberProperty("start", wait.start());
		json.writeNumberProperty("end", wait.end());
		json.writeStringProperty("releaser",
				(wait.releaser() >= 0) ? this.trace.trace().threads().name(wait.releaser()) : null);
		json.writeEndObject();
	}

}
