package dev.exectrace.agent;

/**
 * Receives run slices of virtual threads.
 */
@FunctionalInterface
public interface SliceReader {

	/**
	 * Receives a run slice.
	 * @param carrier the carrier that it ran on
	 * @param words where the record stands, see {@link CarrierLog}
	 * @param base where it begins
	 * @param name the thread's name or {@code null} if it does not come with this record
	 * @param stack the stack of the wait before the slice or {@code null}
	 */
	void read(Thread carrier, long[] words, int base, String name, SampledStack stack);

}
