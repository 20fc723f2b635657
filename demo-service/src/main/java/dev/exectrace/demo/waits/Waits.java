package dev.exectrace.demo.waits;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

import org.springframework.stereotype.Component;

/**
 * The waits that the endpoints measured.
 */
@Component
public class Waits {

	private final Map<WaitKind, LongAdder> counts = adders();

	private final Map<WaitKind, LongAdder> nanos = adders();

	/**
	 * Records a wait that ends now.
	 * @param kind what for
	 * @param startNanos the {@link System#nanoTime()} at which it began
	 * @return the wait
	 */
	public Waited since(WaitKind kind, long startNanos) {
		return record(kind, System.nanoTime() - startNanos);
	}

	/**
	 * Records a wait.
	 * @param kind what for
	 * @param nanos how long
	 * @return the wait
	 */
	public Waited record(WaitKind kind, long nanos) {
		this.counts.get(kind).increment();
		this.nanos.get(kind).add(nanos);
		return new Waited(kind, nanos);
	}

	Map<WaitKind, WaitTotal> totals() {
		Map<WaitKind, WaitTotal> totals = new EnumMap<>(WaitKind.class);
		this.counts.forEach((kind, count) -> totals.put(kind, new WaitTotal(count.sum(), this.nanos.get(kind).sum())));
		return totals;
	}

	private static Map<WaitKind, LongAdder> adders() {
		Map<WaitKind, LongAdder> adders = new EnumMap<>(WaitKind.class);
		for (WaitKind kind : WaitKind.values()) {
			adders.put(kind, new LongAdder());
		}
		return adders;
	}

}
