package dev.exectrace.analysis.export.perfetto;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import dev.exectrace.analysis.protobuf.ProtobufWriter;

/**
 * Writes packet after packet, in one sequence, and compresses some at a time.
 */
final class Packets implements Closeable {

	/** Perfetto wants less than 512 KB, and compressed packets are smaller than this. */
	private static final int DRAIN = 1 << 18;

	private static final int SEQUENCE = 1;

	private final ProtobufWriter out = new ProtobufWriter();

	private final ProtobufWriter compressed = new ProtobufWriter();

	private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);

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

	private void flush() throws IOException {
		if (this.out.size() == 0) {
			return;
		}
		ByteArrayOutputStream packets = new ByteArrayOutputStream(DRAIN / 4);
		this.deflater.reset();
		try (DeflaterOutputStream deflated = new DeflaterOutputStream(packets, this.deflater, DRAIN / 4)) {
			this.out.drainTo(deflated);
		}
		int mark = this.compressed.begin(Proto.TRACE_PACKET);
		this.compressed.bytes(Proto.Packet.COMPRESSED_PACKETS, packets.toByteArray());
		this.compressed.end(mark);
		this.compressed.drainTo(this.stream);
	}

	@Override
	public void close() throws IOException {
		try {
			flush();
		}
		finally {
			this.deflater.end();
		}
	}

}
