package dev.exectrace.autoconfigure.observation;

import dev.exectrace.runtime.task.Region;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * The scopes that the current thread has opened and that are regions of a task.
 */
class OpenScopes {

	private final ThreadLocal<Scope> innermost = new ThreadLocal<>();

	void opened(Observation.Context context, Region region) {
		this.innermost.set(new Scope(context, region, this.innermost.get()));
	}

	void closed(Observation.Context context) {
		Scope scope = this.innermost.get();
		if (scope != null && scope.context == context) {
			close(scope);
		}
	}

	void reset() {
		Scope scope;
		while ((scope = this.innermost.get()) != null) {
			close(scope);
		}
	}

	private void close(Scope scope) {
		scope.region.close();
		if (scope.outer != null) {
			this.innermost.set(scope.outer);
		}
		else {
			this.innermost.remove();
		}
	}

	private record Scope(Observation.Context context, Region region, @Nullable Scope outer) {
	}

}
