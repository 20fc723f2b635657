package dev.exectrace.autoconfigure.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.jayway.jsonpath.JsonPath;
import dev.exectrace.autoconfigure.application.Client;
import dev.exectrace.autoconfigure.application.Endpoint;
import dev.exectrace.autoconfigure.application.OpenApplication;
import dev.exectrace.autoconfigure.application.RunningApplication;
import dev.exectrace.autoconfigure.application.SecurityAutoConfigurations;
import dev.exectrace.runtime.EndReason;
import dev.exectrace.runtime.ExecutionTrace;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

class EndpointLifecycleTests {

	@Test
	void answersWithTheReasonWhenTheTraceCannotBeWritten(@TempDir Path directory) throws IOException {
		Path noDirectory = Files.createFile(directory.resolve("file"));
		try (RunningApplication application = start("exectrace.spool.directory=" + noDirectory)) {
			HttpResponse<String> response = client(application).get(Endpoint.PATH + "?seconds=1");
			assertThat(response.statusCode()).isEqualTo(503);
			assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
			assertThat(response.body()).contains("\"detail\":\"");
			assertThat(application.context()
				.getBean(MeterRegistry.class)
				.get("exectrace.captures")
				.tag("outcome", "unavailable")
				.counter()
				.count()).isOne();
		}
	}

	@Test
	void endsTheCaptureWhenTheApplicationIsShutDown() throws IOException {
		InputStream trace;
		ExecutionTrace capture;
		try (RunningApplication application = start("server.shutdown=graceful")) {
			trace = client(application).stream(Endpoint.PATH + "?seconds=60").body();
			trace.read();
			capture = ExecutionTrace.running().orElseThrow();
		}
		assertThat(capture.endReason()).contains(EndReason.STOPPED);
		assertThat(trace.readAllBytes()).isNotEmpty();
	}

	@Test
	void runsWithoutAStoreThatCannotBeWrittenAndUsesItOnceItCan(@TempDir Path directory) throws IOException {
		Path store = Files.createFile(directory.resolve("store"));
		try (RunningApplication application = start("exectrace.store.directory=" + store)) {
			HttpResponse<String> response = client(application).send("POST", Endpoint.PATH + "?seconds=60");
			assertThat(response.statusCode()).isEqualTo(503);
			assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
			assertThat(response.body()).contains(store.toString());
			assertThat(client(application).status(Endpoint.PATH + "/status")).isEqualTo(200);
			Files.delete(store);
			assertThat(client(application).send("POST", Endpoint.PATH + "?seconds=60").statusCode()).isEqualTo(202);
		}
	}

	@Test
	void storedCaptureOutlivesTheApplicationWhereItHasADirectory(@TempDir Path directory) {
		String id;
		ExecutionTrace capture;
		try (RunningApplication application = start("exectrace.store.directory=" + directory)) {
			id = JsonPath.read(client(application).send("POST", Endpoint.PATH + "?seconds=60").body(), "$.id");
			capture = ExecutionTrace.running().orElseThrow();
		}
		assertThat(capture.endReason()).contains(EndReason.STOPPED);
		try (RunningApplication application = start("exectrace.store.directory=" + directory)) {
			List<String> ids = JsonPath.read(client(application).get(Endpoint.PATH + "/status").body(),
					"$.store.captures[*].id");
			assertThat(ids).containsExactly(id);
			assertThat(client(application).download(Endpoint.PATH + "/" + id).body()).startsWith('F', 'L', 'R', 0)
				.hasSize((int) capture.bytes());
		}
	}

	@Test
	void capturesButDoesNotStopWhereAccessIsReadOnly() {
		try (RunningApplication application = start("management.endpoint.exectrace.access=read-only")) {
			assertThat(client(application).status(Endpoint.BAD_REQUEST)).isEqualTo(400);
			assertThat(client(application).send("DELETE", Endpoint.PATH).statusCode()).isEqualTo(405);
			assertThat(client(application).send("POST", Endpoint.PATH).statusCode()).isEqualTo(405);
		}
	}

	@Test
	void followsTheActuatorsPaths() {
		try (RunningApplication application = start("management.server.base-path=/ops",
				"management.endpoints.web.base-path=/", "management.endpoints.web.path-mapping.exectrace=trace")) {
			Client anonymous = application.managementClient();
			assertThat(anonymous.status("/trace?seconds=0")).isEqualTo(401);
			assertThat(client(application).status("/trace?seconds=0")).isEqualTo(400);
			assertThat(client(application).status("/trace/status")).isEqualTo(200);
			assertThat(client(application).status(Endpoint.PATH)).isEqualTo(404);
		}
	}

	private static RunningApplication start(String... properties) {
		String[] all = new String[properties.length + 2];
		all[0] = "spring.autoconfigure.exclude=" + SecurityAutoConfigurations.NAMES;
		all[1] = "exectrace.user.password=secret";
		System.arraycopy(properties, 0, all, 2, properties.length);
		return RunningApplication.start(WebApplicationType.SERVLET, OpenApplication.class, all);
	}

	private static Client client(RunningApplication application) {
		return application.managementClient().as("exectrace", "secret");
	}

}
