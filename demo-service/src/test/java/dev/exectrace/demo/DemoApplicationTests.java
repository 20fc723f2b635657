package dev.exectrace.demo;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the endpoints, through a real server.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.server.address=127.0.0.1", "management.server.port=0" })
class DemoApplicationTests {

	@LocalServerPort
	private int port;

	@Autowired
	private RequestMappingHandlerMapping requestMappingHandlerMapping;

	private RestClient client;

	@BeforeEach
	void createClient() {
		this.client = RestClient.create("http://127.0.0.1:" + this.port);
	}

	@ParameterizedTest
	@CsvSource({ "/contended-monitor, monitor", "/contended-lock, lock", "/small-pool, pool",
			"/slow-downstream, network", "/serial-fan-out, network", "/hand-off, queue", "/cpu-bound, scheduler",
			"/pinned, pinned", "/sleep, sleep" })
	void pathologyWaitsAndSaysHowLong(String path, String kind) {
		String answer = body(path);
		assertThat(JsonPath.<String>read(answer, "$.of")).isEqualTo(kind);
		long waited = JsonPath.<Number>read(answer, "$.waitedNanos").longValue();
		assertThat(waited).isPositive();
		String totals = body("/demo/waited");
		assertThat(JsonPath.<Number>read(totals, "$." + kind + ".count").longValue()).isPositive();
		assertThat(JsonPath.<Number>read(totals, "$." + kind + ".nanos").longValue()).isGreaterThanOrEqualTo(waited);
	}

	@Test
	void allocationSaysHowLongTheCollectorTook() {
		String answer = body("/allocation");
		assertThat(JsonPath.<String>read(answer, "$.of")).isEqualTo("gc");
		assertThat(JsonPath.<Number>read(answer, "$.waitedNanos").longValue()).isNotNegative();
	}

	@ParameterizedTest
	@CsvSource({ "/hello, hello world", "/work, ok 10", "/downstream?millis=1, at last" })
	void plainEndpointAnswers(String path, String answer) {
		assertThat(body(path)).isEqualTo(answer + "\n");
	}

	@Test
	void everyConnectionIsServedByAThreadOfItsOwn() {
		long first = servingThread();
		createClient();
		assertThat(servingThread()).isNotEqualTo(first);
	}

	@Test
	void indexListsEveryEndpoint() {
		Set<String> paths = new TreeSet<>();
		this.requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, method) -> {
			if (method.getBeanType().getPackageName().startsWith("dev.exectrace.demo")) {
				paths.addAll(mapping.getPatternValues());
			}
		});
		assertThat(paths).contains("/hello", "/work");
		String index = body("/");
		assertThat(paths).allSatisfy((path) -> assertThat(index).contains("href=\"" + path + "\""));
	}

	private String body(String path) {
		return this.client.get().uri(path).retrieve().body(String.class);
	}

	private long servingThread() {
		ResponseEntity<Void> response = this.client.get().uri("/hello").retrieve().toBodilessEntity();
		List<String> header = response.getHeaders().get(ServingThreadFilter.HEADER);
		assertThat(header).hasSize(1);
		return Long.parseLong(header.get(0));
	}

}
