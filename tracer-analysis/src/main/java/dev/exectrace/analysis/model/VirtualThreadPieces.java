package dev.exectrace.analysis.model;

/**
 * The life of a virtual thread, from its run slices.
 */
final class VirtualThreadPieces implements PieceSource {

	private final Trace trace;

	private final SlicePieces slices;

	private int thread;

	private int next;

	private int count;

	private boolean tailed;

	VirtualThreadPieces(Trace trace, Pieces pieces) {
		this.trace = trace;
		this.slices = new SlicePieces(trace, pieces);
	}

	/** Whether the trace tells run slices, so that a virtual thread's life is known. */
	boolean tells(int thread) {
		return this.trace.threads().isVirtual(thread) && this.trace.hasRuns();
	}

	@Override
	public void reset(int thread, long from) {
		this.thread = thread;
		this.count = this.trace.runsByThread().count(thread);
		this.tailed = false;
		this.next = (from > 0) ? this.trace.runsByThread().before(thread, from, this.trace.runs()::start) : 0;
		if (this.next == 0) {
			this.slices.begin(thread);
			return;
		}
		Runs runs = this.trace.runs();
		int last = this.trace.runsByThread().row(thread, this.next - 1);
		this.slices.resume(thread, runs.end(last), runs.stopReason(last), runs.carrier(last));
		this.slices.findWaits();
	}

	@Override
	public boolean advance() {
		if (this.next < this.count) {
			slice(this.trace.runsByThread().row(this.thread, this.next));
			this.next++;
			return true;
		}
		if (this.tailed) {
			return false;
		}
		this.tailed = true;
		this.slices.tail();
		return true;
	}

	private void slice(int run) {
		Runs runs = this.trace.runs();
		long start = runs.start(run);
		long ready = start - runs.runnable(run);
		this.slices.slice(ready - runs.blocked(run), ready, start, runs.end(run), runs.carrier(run), runs.waker(run),
				runs.cause(run), runs.waitReason(run), runs.blockerClass(run), runs.stopReason(run));
	}

}
