package dev.exectrace.tool.view.api;

import java.util.List;

import dev.exectrace.analysis.finding.Finding;
import dev.exectrace.analysis.finding.Findings;
import dev.exectrace.analysis.site.Frames;
import tools.jackson.core.JsonGenerator;

/**
 * {@code findings}: what cost the threads of the trace their time, the costliest first.
 * Found when they are asked for the first time.
 */
final class FindingsEndpoint implements Endpoint {

	private final ViewedTrace trace;

	private final Frames frames;

	private List<Finding> findings;

	FindingsEndpoint(ViewedTrace trace) {
		this.trace = trace;
		this.frames = new Frames(trace.trace().code());
	}

	@Override
	public Answer answer(Query query) {
		List<Finding> found = find();
		return Answer.json((json) -> {
			json.writeStartArray();
			found.forEach((finding) -> write(json, finding));
			json.writeEndArray();
		});
	}

	private synchronized List<Finding> find() {
		if (this.findings == null) {
			this.findings = Findings.of(this.trace.trace());
		}
		return this.findings;
	}

	private void write(JsonGenerator json, Finding finding) {
		json.writeStartObject();
		json.writeStringProperty("kind", finding.kind().label());
		json.writeStringProperty("title", finding.title());
		json.writeArrayPropertyStart("details");
		finding.details().forEach(json::writeString);
		json.writeEndArray();
		json.writeNumberProperty("cost", finding.cost());
		json.writeNumberProperty("count", finding.count());
		json.writeNumberProperty("threads", finding.threads());
		json.writeNumberProperty("longest", finding.longest());
		json.writeStringProperty("site", (finding.stack() >= 0) ? this.frames.site(finding.stack()) : null);
		json.writeEndObject();
	}

}
