package dev.exectrace.tool.push;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

import dev.exectrace.analysis.profile.Profile;
import dev.exectrace.analysis.profile.format.Otlp;

/**
 * What profiles are sent to. Lower case, as the names are what people type.
 */
enum Destination {

	/** Pyroscope, and what takes profiles as it does. */
	pyroscope("http://localhost:4040", "/push.v1.PusherService/Push", "service_name", "instance",
			Map.of("Content-Type", "application/proto", "Connect-Protocol-Version", "1")) {

		@Override
		byte[] encode(Profile profile, UUID id, Map<String, String> labels) throws IOException {
			return PyroscopePush.encode(profile, id, labels);
		}

	},

	/** What takes OpenTelemetry's profiles, as its Collector does. */
	otlp("http://localhost:4318", "/v1development/profiles", "service.name", "service.instance.id",
			Map.of("Content-Type", "application/x-protobuf", "Content-Encoding", "gzip")) {

		@Override
		byte[] encode(Profile profile, UUID id, Map<String, String> labels) throws IOException {
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			try (GZIPOutputStream compressed = new GZIPOutputStream(out, 1 << 16)) {
				Otlp.write(profile, id, labels, compressed);
			}
			return out.toByteArray();
		}

	};

	private final String defaultUrl;

	private final String path;

	private final String service;

	private final String instance;

	private final Map<String, String> headers;

	Destination(String defaultUrl, String path, String service, String instance, Map<String, String> headers) {
		this.defaultUrl = defaultUrl;
		this.path = path;
		this.service = service;
		this.instance = instance;
		this.headers = headers;
	}

	/** Where it is unless that is said. */
	String defaultUrl() {
		return this.defaultUrl;
	}

	/** Where, below its URL, it takes profiles. */
	String path() {
		return this.path;
	}

	/** The label that holds the service's name. */
	String service() {
		return this.service;
	}

	/** The label that tells a service's instances from each other. */
	String instance() {
		return this.instance;
	}

	/** What tells it how a request's body is written. */
	Map<String, String> headers() {
		return this.headers;
	}

	/** A request's body. */
	abstract byte[] encode(Profile profile, UUID id, Map<String, String> labels) throws IOException;

}
