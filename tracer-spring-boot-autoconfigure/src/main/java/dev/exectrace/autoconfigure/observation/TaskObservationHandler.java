package dev.exectrace.autoconfigure.observation;

import dev.exectrace.runtime.ExecutionTrace;
import dev.exectrace.runtime.task.Log;
import dev.exectrace.runtime.task.Task;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationView;
import org.jspecify.annotations.Nullable;

/**
 * Makes observations tasks of the trace and their scopes regions, while a capture runs.
 * Does next to nothing while none does. Safe for use by several threads.
 */
class TaskObservationHandler implements ObservationHandler<Observation.Context> {

	private final ObservationSelection selection;

	private final SpanIds spanIds;

	private final OpenScopes scopes = new OpenScopes();

	TaskObservationHandler(ObservationSelection selection, SpanIds spanIds) {
		this.selection = selection;
		this.spanIds = spanIds;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return true;
	}

	@Override
	public void onStart(Observation.Context context) {
		if (!ExecutionTrace.isEnabled()) {
			return;
		}
		Sampled parent = parent(context);
		boolean sampled = (parent != null) ? parent.sampled : this.selection.samples();
		Task above = (parent != null) ? parent.task : Task.current();
		if (sampled && this.selection.includes(context.getName())) {
			context.put(Sampled.class, new Sampled(true, Task.begin(context.getName(), above), true));
		}
		else {
			context.put(Sampled.class, new Sampled(sampled, above, false));
		}
	}

	/** What its parent is, or is part of. */
	private static @Nullable Sampled parent(Observation.Context context) {
		ObservationView parent = context.getParentObservation();
		return (parent != null) ? parent.getContextView().get(Sampled.class) : null;
	}

	@Override
	public void onScopeOpened(Observation.Context context) {
		Task task = task(context);
		if (task != null) {
			this.scopes.opened(context, task.enter());
		}
	}

	@Override
	public void onScopeClosed(Observation.Context context) {
		this.scopes.closed(context);
	}

	@Override
	public void onScopeReset(Observation.Context context) {
		this.scopes.reset();
	}

	@Override
	public void onEvent(Observation.Event event, Observation.Context context) {
		if (task(context) != null) {
			Log.write("event", event.getContextualName());
		}
	}

	@Override
	public void onStop(Observation.Context context) {
		Task task = task(context);
		if (task != null && !task.endIfBrief()) {
			describe(context, task);
			task.end();
		}
	}

	private void describe(Observation.Context context, Task task) {
		String contextualName = context.getContextualName();
		if (contextualName != null && !contextualName.equals(context.getName())) {
			task.rename(contextualName).attribute("observation", context.getName());
		}
		for (KeyValue keyValue : context.getLowCardinalityKeyValues()) {
			task.attribute(keyValue.getKey(), keyValue.getValue());
		}
		Throwable error = context.getError();
		if (error != null) {
			task.fail(error);
		}
		this.spanIds.tell(context, task);
	}

	/** The observation's own task. */
	private static @Nullable Task task(Observation.Context context) {
		Sampled sampled = context.get(Sampled.class);
		return (sampled != null && sampled.own) ? sampled.task : null;
	}

	/**
	 * What was decided about an observation when it began.
	 *
	 * @param sampled whether it, and what belongs to it, may be tasks
	 * @param task its own task, or the one that it is part of
	 * @param own whether it has one of its own
	 */
	private record Sampled(boolean sampled, Task task, boolean own) {
	}

}
