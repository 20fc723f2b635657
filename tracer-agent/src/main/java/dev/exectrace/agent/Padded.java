package dev.exectrace.agent;

/**
 * Keeps what one thread writes all the time out of the cache lines of whatever lies
 * before it in memory, and two of them apart: what another carrier writes, or reads for
 * every switch, would go to and fro between processors.
 */
@SuppressWarnings("unused")
abstract class Padded {

	/** Fills what objects' headers leave of eight bytes. */
	private int p0;

	private long p1;

	private long p2;

	private long p3;

	private long p4;

	private long p5;

	private long p6;

	private long p7;

	private long p8;

	private long p9;

	private long p10;

	private long p11;

	private long p12;

	private long p13;

	private long p14;

	private long p15;

	private long p16;

}
