package dev.exectrace.faulttest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.exectrace.tool.view.browser.Chromium;
import dev.exectrace.tool.view.browser.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Web pages of others in a browser that knows the endpoint's password.
 */
class WebPageTests {

	/** The browser looks it up and finds the address of this machine. */
	private static final String EVIL = "evil.example";

	/** Whether a request was sent is all that such a page is told. */
	private static final String ATTACK = """
			const endpoint = 'http://localhost:%d/actuator/exectrace';
			const loaded = (name, attribute) => new Promise((resolve) => {
			  const element = document.createElement(name);
			  element.onload = element.onerror = resolve;
			  element[attribute] = endpoint + '?seconds=60';
			  if (name === 'link') element.rel = 'stylesheet';
			  document.body.append(element);
			});
			const posted = () => new Promise((resolve) => {
			  const frame = document.createElement('iframe');
			  frame.name = 'posted';
			  document.body.append(frame);
			  const form = document.createElement('form');
			  Object.assign(form, { method: 'post', action: endpoint + '?seconds=60', target: 'posted' });
			  document.body.append(form);
			  frame.onload = resolve;
			  form.submit();
			});
			const fetched = (method, mode) => fetch(endpoint + '?seconds=60', { method, mode, credentials: 'include' })
			  .catch(() => null);
			(async () => {
			  await fetched('GET', 'no-cors');
			  await fetched('POST', 'no-cors');
			  await fetched('GET', 'cors');
			  await fetched('DELETE', 'cors');
			  for (const [name, attribute] of [['img', 'src'], ['script', 'src'], ['link', 'href'], ['iframe', 'src']])
			    await loaded(name, attribute);
			  await posted();
			  navigator.sendBeacon(endpoint + '?seconds=60');
			  document.title = 'done';
			})();
			""";

	@Test
	void startNothingAndReadNothing(@TempDir Path directory) throws Exception {
		assumeTrue(Chromium.isInstalled() || System.getenv("CI") != null, "no browser is installed");
		HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		try (Service service = Service.in(directory).start();
				Chromium browser = Chromium.start(directory.resolve("profile"),
						"--host-resolver-rules=MAP " + EVIL + " 127.0.0.1")) {
			site.createContext("/", (exchange) -> answer(exchange, service.managementPort()));
			site.start();
			Page page = browser.page();
			learnThePassword(page, service);
			page.open("http://" + EVIL + ":" + site.getAddress().getPort() + "/");
			page.await("document.title === 'done'");
			assertNothingStarted(service);
			page.evaluate("void (location.href = 'http://localhost:%d/actuator/exectrace?seconds=60')"
				.formatted(service.managementPort()));
			page.await("document.body.innerText.includes('Forbidden')");
			assertNothingStarted(service);
			rebind(page, service);
			assertNothingStarted(service);
		}
		finally {
			site.stop(0);
		}
	}

	/** As somebody has who opened the status by hand before. */
	private static void learnThePassword(Page page, Service service) {
		String status = "localhost:%d%s/status".formatted(service.managementPort(), Service.ENDPOINT);
		page.open("http://exectrace:secret@" + status);
		page.await("document.body.innerText.includes('\"agent\"')");
		page.open("http://" + status + "?again");
		page.await("location.search === '?again' && document.body.innerText.includes('\"agent\"')");
		assertThat(page.evaluate("fetch(location.href).then((answer) => answer.status)").asInt()).isEqualTo(200);
	}

	/** The page's own name has become one of this machine's. */
	private static void rebind(Page page, Service service) {
		page.open("http://%s:%d%s/status".formatted(EVIL, service.managementPort(), Service.ENDPOINT));
		page.await("document.body.innerText.includes('Forbidden')");
		for (String request : List.of("", "/status", "?seconds=60")) {
			for (String method : List.of("GET", "POST", "DELETE")) {
				assertThat(page.evaluate("""
						fetch('%s', { method: '%s', headers: { Authorization: '%s' } }).then((answer) => answer.status)
						""".formatted(Service.ENDPOINT + request, method, Service.AUTHORIZATION)).asInt())
					.isEqualTo(403);
			}
		}
	}

	private static void assertNothingStarted(Service service) {
		assertThat(service.captures()).isFalse();
		assertThat(service.status()).doesNotContain("\"store\"");
	}

	private static void answer(HttpExchange exchange, int managementPort) throws IOException {
		byte[] page = ("<!doctype html><body><script>" + ATTACK.formatted(managementPort) + "</script>")
			.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "text/html");
		exchange.sendResponseHeaders(200, page.length);
		exchange.getResponseBody().write(page);
		exchange.close();
	}

}
