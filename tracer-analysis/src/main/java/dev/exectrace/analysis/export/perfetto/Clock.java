package dev.exectrace.analysis.export.perfetto;

import java.io.IOException;

import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.protobuf.ProtobufWriter;

/**
 * Tells what time of day it was when the trace's clock began.
 */
final class Clock {

	private Clock() {
	}

	static void write(Trace trace, Packets packets) throws IOException {
		ProtobufWriter out = packets.begin();
		int snapshot = out.begin(Proto.Packet.CLOCK_SNAPSHOT);
		clock(out, Proto.Clocks.BOOTTIME, 0);
		clock(out, Proto.Clocks.REALTIME, trace.facts().startEpochNanos());
		out.integer(Proto.Clocks.PRIMARY, Proto.Clocks.BOOTTIME);
		out.end(snapshot);
		packets.end();
	}

	private static void clock(ProtobufWriter out, int id, long nanos) {
		int clock = out.begin(Proto.Clocks.CLOCK);
		out.integer(Proto.Clocks.ID, id);
		out.integer(Proto.Clocks.TIMESTAMP, nanos);
		out.end(clock);
	}

}
