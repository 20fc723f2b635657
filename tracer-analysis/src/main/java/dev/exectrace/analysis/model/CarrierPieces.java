package dev.exectrace.analysis.model;

/**
 * The life of a carrier: it runs while a virtual thread is mounted, and waits for one
 * else. Its parks are too short to be told one by one.
 */
final class CarrierPieces implements PieceSource {

	private final Trace trace;

	private final Pieces pieces;

	private int carrier;

	private int next;

	private int count;

	private boolean tailed;

	CarrierPieces(Trace trace, Pieces pieces) {
		this.trace = trace;
		this.pieces = pieces;
	}

	@Override
	public void reset(int thread, long from) {
		this.carrier = thread;
		this.count = this.trace.runsByCarrier().count(thread);
		this.tailed = false;
		this.pieces.life(this.trace.threads().start(thread), this.trace.threads().end(thread));
		this.next = (from > 0) ? this.trace.runsByCarrier().before(thread, from, this.trace.runs()::start) : 0;
		if (this.next > 0) {
			this.pieces.skip(this.trace.runs().end(this.trace.runsByCarrier().row(thread, this.next - 1)));
		}
	}

	/**
	 * Turns to a carrier, behind one of its slices.
	 * @param end when that ended, {@link Long#MIN_VALUE} for before the first one
	 */
	void resume(int thread, long end) {
		this.pieces.life(this.trace.threads().start(thread), this.trace.threads().end(thread));
		this.pieces.skip(end);
	}

	@Override
	public boolean advance() {
		if (this.next < this.count) {
			int run = this.trace.runsByCarrier().row(this.carrier, this.next++);
			slice(this.trace.runs().start(run), this.trace.runs().end(run));
			return true;
		}
		if (this.tailed) {
			return false;
		}
		this.tailed = true;
		tail();
		return true;
	}

	void slice(long start, long end) {
		waiting(start);
		this.pieces.add(end, ThreadState.RUNNING, WaitReason.NONE, -1, -1, WakeCause.UNKNOWN, -1, -1, -1, 1, false);
	}

	/** Adds what the carrier did from its last slice on. */
	void tail() {
		waiting(this.pieces.limit());
	}

	private void waiting(long to) {
		this.pieces.add(to, ThreadState.BLOCKED, WaitReason.PARK, -1, -1, WakeCause.UNKNOWN, -1, -1, -1, 0, false);
	}

}
