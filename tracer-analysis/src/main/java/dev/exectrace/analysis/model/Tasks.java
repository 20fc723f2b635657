package dev.exectrace.analysis.model;

import dev.exectrace.analysis.column.IntColumn;
import dev.exectrace.analysis.column.LongColumn;
import dev.exectrace.analysis.column.LongIntMap;
import dev.exectrace.analysis.column.RowIndex;

/**
 * The tasks: pieces of work that the application named, such as its requests. Rows are in
 * the order in which the trace tells of them. Immutable once the trace is built.
 */
public final class Tasks {

	private static final long OPEN = Long.MAX_VALUE;

	private final LongIntMap rows = new LongIntMap();

	private final LongColumn id = new LongColumn();

	private final LongColumn parentId = new LongColumn();

	private final LongColumn start = new LongColumn();

	private final LongColumn end = new LongColumn();

	private final IntColumn beginner = new IntColumn();

	private final IntColumn ender = new IntColumn();

	private final IntColumn name = new IntColumn();

	private final IntColumn outcome = new IntColumn();

	private final IntColumn attributes = new IntColumn();

	private final IntColumn traceId = new IntColumn();

	private final IntColumn spanId = new IntColumn();

	private final Names texts = new Names();

	private RowIndex children;

	private long window;

	Tasks() {
	}

	void began(long id, long parentId, String name, long at, int thread) {
		if (id == 0) {
			return;
		}
		int row = row(id);
		if (isComplete(row)) {
			return;
		}
		this.parentId.set(row, parentId);
		if (this.name.get(row) < 0) {
			this.name.set(row, this.texts.enter(name));
		}
		this.start.set(row, at);
		this.beginner.set(row, thread);
	}

	void ended(long id, long parentId, String name, long start, long end, int thread, String outcome, String attributes,
			String traceId, String spanId) {
		if (id == 0) {
			return;
		}
		int row = row(id);
		this.parentId.set(row, parentId);
		this.name.set(row, this.texts.enter(name));
		this.start.set(row, start);
		this.end.set(row, end);
		this.ender.set(row, thread);
		this.outcome.set(row, this.texts.enter(outcome));
		this.attributes.set(row, this.texts.enter(attributes));
		this.traceId.set(row, this.texts.enter(traceId));
		this.spanId.set(row, this.texts.enter(spanId));
	}

	private int row(long id) {
		int row = this.rows.get(id);
		if (row >= 0) {
			return row;
		}
		row = this.id.size();
		this.rows.put(id, row);
		this.id.add(id);
		this.parentId.add(0);
		this.start.add(0);
		this.end.add(OPEN);
		for (IntColumn column : new IntColumn[] { this.beginner, this.ender, this.name, this.outcome, this.attributes,
				this.traceId, this.spanId }) {
			column.add(-1);
		}
		return row;
	}

	void complete(long window) {
		this.window = window;
		this.children = RowIndex.of(count(), count(), this::parent, this::start);
	}

	/**
	 * How many there are.
	 * @return the number
	 */
	public int count() {
		return this.id.size();
	}

	/**
	 * The row of a task.
	 * @param id the id that the program gave it
	 * @return the row, negative where there is none
	 */
	public int find(long id) {
		return this.rows.get(id);
	}

	/**
	 * What tells it from others.
	 * @param row the row
	 * @return the id
	 */
	public long id(int row) {
		return this.id.get(row);
	}

	/**
	 * What it is part of.
	 * @param row the row
	 * @return the parent's row, negative for none or where the trace does not hold it
	 */
	public int parent(int row) {
		long parent = this.parentId.get(row);
		int found = (parent != 0) ? this.rows.get(parent) : -1;
		return (found != row) ? found : -1;
	}

	/**
	 * What is part of it, in order of time.
	 * @param row the row
	 * @param position from 0 to {@link #children}
	 * @return the child's row
	 */
	public int child(int row, int position) {
		return this.children.row(row, position);
	}

	/**
	 * How many tasks are part of it.
	 * @param row the row
	 * @return the number
	 */
	public int children(int row) {
		return this.children.count(row);
	}

	/**
	 * When it began, which may be before the window.
	 * @param row the row
	 * @return nanoseconds since the window's start
	 */
	public long start(int row) {
		return this.start.get(row);
	}

	/**
	 * When it ended, or the window did.
	 * @param row the row
	 * @return nanoseconds since the window's start
	 */
	public long end(int row) {
		return isComplete(row) ? this.end.get(row) : Math.max(this.window, start(row));
	}

	/**
	 * How long it took, up to the window's end where it had not ended.
	 * @param row the row
	 * @return nanoseconds
	 */
	public long duration(int row) {
		return end(row) - start(row);
	}

	/**
	 * Whether it ended in the trace.
	 * @param row the row
	 * @return whether it did
	 */
	public boolean isComplete(int row) {
		return this.end.get(row) != OPEN;
	}

	/**
	 * Who began it.
	 * @param row the row
	 * @return the thread's number, negative where not known
	 */
	public int beginner(int row) {
		return this.beginner.get(row);
	}

	/**
	 * Who ended it.
	 * @param row the row
	 * @return the thread's number, negative where not known
	 */
	public int ender(int row) {
		return this.ender.get(row);
	}

	/**
	 * What kind of work it is.
	 * @param row the row
	 * @return the name
	 */
	public String name(int row) {
		String text = this.texts.text(this.name.get(row));
		return (text != null) ? text : "(no name)";
	}

	/**
	 * How it came out.
	 * @param row the row
	 * @return what failed, {@code null} for success or where it has not ended
	 */
	public String outcome(int row) {
		return this.texts.text(this.outcome.get(row));
	}

	/**
	 * What the program says about it.
	 * @param row the row
	 * @return as in {@code method=GET, uri=/hello}, or {@code null}
	 */
	public String attributes(int row) {
		return this.texts.text(this.attributes.get(row));
	}

	/**
	 * The distributed trace that it is part of.
	 * @param row the row
	 * @return the id or {@code null}
	 */
	public String traceId(int row) {
		return this.texts.text(this.traceId.get(row));
	}

	/**
	 * The span that it is.
	 * @param row the row
	 * @return the id or {@code null}
	 */
	public String spanId(int row) {
		return this.texts.text(this.spanId.get(row));
	}

}
