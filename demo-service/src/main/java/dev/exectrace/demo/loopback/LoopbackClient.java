package dev.exectrace.demo.loopback;

import java.io.IOException;

import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Calls this service itself, over pooled connections that block the calling thread.
 */
@Component
public class LoopbackClient implements DisposableBean {

	private static final int MAX_CONNECTIONS = 256;

	private final Environment environment;

	private final CloseableHttpClient client;

	LoopbackClient(Environment environment) {
		this.environment = environment;
		// LAX keeps the client's own lock out of the traces
		PoolingHttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
			.setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
			.setMaxConnTotal(MAX_CONNECTIONS)
			.setMaxConnPerRoute(MAX_CONNECTIONS)
			.build();
		this.client = HttpClients.custom()
			.setConnectionManager(connections)
			.disableAuthCaching()
			.disableContentCompression()
			.disableCookieManagement()
			.disableRedirectHandling()
			.build();
	}

	/**
	 * Gets a path of this service and reads the whole answer.
	 * @param path the path with a leading slash
	 * @return the body
	 * @throws IOException if the call fails or is answered with an error
	 */
	public String get(String path) throws IOException {
		HttpHost self = new HttpHost("127.0.0.1", this.environment.getRequiredProperty("local.server.port", int.class));
		return this.client.execute(self, new HttpGet(path), (response) -> {
			if (response.getCode() != 200) {
				throw new IOException(path + " answered " + response.getCode());
			}
			return EntityUtils.toString(response.getEntity());
		});
	}

	@Override
	public void destroy() throws IOException {
		this.client.close();
	}

}
