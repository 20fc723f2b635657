package dev.exectrace.autoconfigure.guard;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.http.server.PathContainer;
import org.springframework.util.Assert;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Where the endpoint is served, matched the way that Spring MVC and WebFlux match it.
 */
final class EndpointPath {

	private final PathPattern root;

	private final PathPattern all;

	private EndpointPath(String path) {
		this.root = PathPatternParser.defaultInstance.parse(path);
		this.all = PathPatternParser.defaultInstance.parse(path + "/**");
	}

	static EndpointPath of(PathMappedEndpoints endpoints) {
		@Nullable String path = endpoints.getPath(EndpointId.of("exectrace"));
		Assert.state(path != null, "The endpoint has no path");
		return new EndpointPath(path);
	}

	/**
	 * Whether a GET of this path captures.
	 * @param path the path within the application
	 * @return whether it is the endpoint's root
	 */
	boolean isRoot(PathContainer path) {
		return this.root.matches(path);
	}

	boolean contains(PathContainer path) {
		return this.all.matches(path);
	}

}
