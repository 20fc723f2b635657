package dev.exectrace.tool.view.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import dev.exectrace.analysis.profile.Profile;
import dev.exectrace.analysis.profile.format.Pprof;

/**
 * {@code pprof}: a profile for {@code go tool pprof}, to be kept as a file.
 */
final class PprofEndpoint implements Endpoint {

	private final ViewedTrace trace;

	PprofEndpoint(ViewedTrace trace) {
		this.trace = trace;
	}

	@Override
	public Answer answer(Query query) {
		Profile profile = ProfileQuery.profile(this.trace.trace(), query);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try {
			Pprof.write(profile, out);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return Answer.download(profile.type().label() + ".pb.gz", out.toByteArray());
	}

}
