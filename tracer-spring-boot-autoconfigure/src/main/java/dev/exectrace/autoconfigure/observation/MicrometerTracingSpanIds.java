package dev.exectrace.autoconfigure.observation;

import dev.exectrace.runtime.task.Task;
import io.micrometer.observation.Observation;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;

/**
 * The ids of the span that Micrometer Tracing has made of an observation.
 */
class MicrometerTracingSpanIds implements SpanIds {

	@Override
	public void tell(Observation.Context context, Task task) {
		TracingContext tracing = context.get(TracingContext.class);
		Span span = (tracing != null) ? tracing.getSpan() : null;
		if (span != null) {
			task.span(span.context().traceId(), span.context().spanId());
		}
	}

}
