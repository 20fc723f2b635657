package dev.exectrace.analysis.export.perfetto;

import java.util.ArrayList;
import java.util.List;

import dev.exectrace.analysis.protobuf.ProtobufWriter;

/**
 * The names that the packet at hand is the first to use.
 */
final class NewNames {

	private final List<NewName> names = new ArrayList<>();

	void add(int field, long index, String name) {
		this.names.add(new NewName(field, index, name));
	}

	void write(ProtobufWriter out) {
		if (this.names.isEmpty()) {
			return;
		}
		int data = out.begin(Proto.Packet.INTERNED_DATA);
		for (NewName name : this.names) {
			int entry = out.begin(name.field());
			out.integer(Proto.Interned.IID, name.index());
			out.string(Proto.Interned.TEXT, name.text());
			out.end(entry);
		}
		out.end(data);
		this.names.clear();
	}

	private record NewName(int field, long index, String text) {
	}

}
