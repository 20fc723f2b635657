package dev.exectrace.analysis.jfr;

/**
 * Turns the JVM's ticks into nanoseconds since the window's start. All chunks of a JVM
 * share its ticks, so one conversion holds for them, even if the wall clock was set
 * meanwhile.
 */
final class TickConversion {

	private static final long NANOS = 1_000_000_000L;

	private static final long MAX_DEVIATION = 10 * NANOS;

	private final long originNanos;

	private final long baseTicks;

	private final long baseNanos;

	private final double nanosPerTick;

	private final boolean nanoTicks;

	private TickConversion(long originNanos, ChunkHeader base) {
		this.originNanos = originNanos;
		this.baseTicks = base.startTicks();
		this.baseNanos = base.startNanos() - originNanos;
		this.nanosPerTick = (double) NANOS / base.ticksPerSecond();
		this.nanoTicks = base.ticksPerSecond() == NANOS;
	}

	/** The conversion for a window that begins with a chunk. */
	static TickConversion beginningWith(ChunkHeader chunk) {
		return new TickConversion(chunk.startNanos(), chunk);
	}

	/** Whether a chunk's ticks are of the same JVM. */
	boolean fits(ChunkHeader chunk) {
		boolean sameSpeed = Math.abs(chunk.ticksPerSecond() * this.nanosPerTick / NANOS - 1) < 1e-3;
		return sameSpeed
				&& Math.abs(nanos(chunk.startTicks()) - (chunk.startNanos() - this.originNanos)) < MAX_DEVIATION;
	}

	/** The conversion for a chunk of another JVM, whose wall clock has to do. */
	TickConversion of(ChunkHeader chunk) {
		return new TickConversion(this.originNanos, chunk);
	}

	long originNanos() {
		return this.originNanos;
	}

	/** The time of a tick, in nanoseconds since the window's start. */
	long nanos(long ticks) {
		return this.baseNanos + length(ticks - this.baseTicks);
	}

	/** The length of so many ticks, in nanoseconds. */
	long length(long ticks) {
		return this.nanoTicks ? ticks : (long) (ticks * this.nanosPerTick);
	}

}
