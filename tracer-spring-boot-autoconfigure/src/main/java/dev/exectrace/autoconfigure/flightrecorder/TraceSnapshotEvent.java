package dev.exectrace.autoconfigure.flightrecorder;

import dev.exectrace.runtime.TraceSnapshot;

import org.springframework.context.ApplicationEvent;

/**
 * Event published when the flight recorder has saved a snapshot, by the thread that saved
 * it.
 */
public class TraceSnapshotEvent extends ApplicationEvent {

	private final transient TraceSnapshot snapshot;

	TraceSnapshotEvent(Object source, TraceSnapshot snapshot) {
		super(source);
		this.snapshot = snapshot;
	}

	public TraceSnapshot getSnapshot() {
		return this.snapshot;
	}

}
