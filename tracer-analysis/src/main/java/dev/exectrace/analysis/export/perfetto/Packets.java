package dev.exectrace.analysis.export.perfetto;

import java.io.IOException;
import java.io.OutputStream;

import dev.exectrace.analysis.protobuf.ProtobufWriter;

/**
 * Writes packet after packet, in one sequence.
 */
final class Packets {

	private static final int DRAIN = 1 << 16;

	private static final int SEQUENCE = 1;

	private final ProtobufWriter out = new ProtobufWriter();

	private final OutputStream stream;

	private final NewNames added;

	private boolean begun;

	private int packet;

	private int event;

	Packets(OutputStream stream, NewNames added) {
		this.stream = stream;
		this.added = added;
	}

	/** Begins a packet of the sequence. */
	ProtobufWriter begin() {
		this.packet = this.out.begin(Proto.TRACE_PACKET);
		this.out.integer(Proto.Packet.SEQUENCE, SEQUENCE);
		this.out.integer(Proto.Packet.SEQUENCE_FLAGS,
				this.begun ? Proto.Packet.NEEDS_STATE : Proto.Packet.STATE_CLEARED);
		this.begun = true;
		return this.out;
	}

	void end() throws IOException {
		this.added.write(this.out);
		this.out.end(this.packet);
		if (this.out.size() > DRAIN) {
			flush();
		}
	}

	/** Begins a packet with an event. */
	ProtobufWriter beginEvent(int type, long track, long at) {
		begin().integer(Proto.Packet.TIMESTAMP, at);
		this.event = this.out.begin(Proto.Packet.TRACK_EVENT);
		this.out.integer(Proto.Event.TYPE, type);
		this.out.integer(Proto.Event.TRACK, track);
		return this.out;
	}

	void endEvent() throws IOException {
		this.out.end(this.event);
		end();
	}

	void flush() throws IOException {
		this.out.drainTo(this.stream);
	}

}
