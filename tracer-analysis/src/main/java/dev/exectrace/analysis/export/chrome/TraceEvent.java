package dev.exectrace.analysis.export.chrome;

import java.io.IOException;
import java.io.Writer;

/**
 * Writes one event after the other as JSON. Times are microseconds with three plain
 * decimals: no reader takes an exponent for granted.
 */
final class TraceEvent {

	private static final int NANOS = 1000;

	private final StringBuilder json = new StringBuilder();

	private final Writer out;

	private boolean first = true;

	private boolean args;

	TraceEvent(Writer out) {
		this.out = out;
	}

	TraceEvent begin(String phase, String name) {
		this.json.setLength(0);
		this.json.append(this.first ? "\n{\"ph\":\"" : ",\n{\"ph\":\"").append(phase).append("\",\"name\":");
		string(name);
		this.first = false;
		this.args = false;
		return this;
	}

	TraceEvent track(int pid, long tid) {
		this.json.append(",\"pid\":").append(pid).append(",\"tid\":").append(tid);
		return this;
	}

	TraceEvent at(long nanos) {
		this.json.append(",\"ts\":");
		return micros(nanos);
	}

	TraceEvent duration(long nanos) {
		this.json.append(",\"dur\":");
		return micros(nanos);
	}

	private TraceEvent micros(long nanos) {
		this.json.append(nanos / NANOS).append('.');
		long rest = nanos % NANOS;
		this.json.append((char) ('0' + rest / 100)).append((char) ('0' + rest / 10 % 10));
		this.json.append((char) ('0' + rest % 10));
		return this;
	}

	/** A field that needs no quoting. */
	TraceEvent field(String name, String value) {
		this.json.append(",\"").append(name).append("\":\"").append(value).append('"');
		return this;
	}

	TraceEvent id(long id) {
		this.json.append(",\"id\":").append(id);
		return this;
	}

	TraceEvent arg(String name, String value) {
		if (value != null) {
			argument(name);
			string(value);
		}
		return this;
	}

	TraceEvent arg(String name, boolean value) {
		argument(name);
		this.json.append(value);
		return this;
	}

	TraceEvent arg(String name, long value) {
		argument(name);
		this.json.append(value);
		return this;
	}

	/** With three decimals. */
	TraceEvent arg(String name, double value) {
		argument(name);
		return micros(Math.round(Math.max(0, value) * NANOS));
	}

	private void argument(String name) {
		this.json.append(this.args ? "," : ",\"args\":{").append('"').append(name).append("\":");
		this.args = true;
	}

	void end() throws IOException {
		this.json.append(this.args ? "}}" : "}");
		this.out.append(this.json);
	}

	private void string(String value) {
		JsonText.quote(value, this.json);
	}

}
