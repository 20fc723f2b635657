package dev.exectrace.analysis.diff;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

import dev.exectrace.analysis.model.Pauses;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.WaitReason;

/**
 * Amounts by subject, state and reason.
 */
final class Tally {

	private static final ThreadState[] STATES = ThreadState.values();

	private static final WaitReason[] REASONS = WaitReason.values();

	private static final int WIDTH = STATES.length * REASONS.length;

	private final Slots slots;

	private final Pauses pauses;

	private Amount[] amounts = new Amount[WIDTH];

	Tally(Slots slots, Pauses pauses) {
		this.slots = slots;
		this.pauses = pauses;
	}

	void add(int subject, ThreadState state, WaitReason reason, int thread, long from, long to, double scale) {
		if (scale == 0) {
			return;
		}
		Amount amount = amount(subject, state, (state == ThreadState.BLOCKED) ? reason : WaitReason.NONE);
		amount.count(scale);
		boolean ready = state == ThreadState.RUNNING || state == ThreadState.RUNNABLE;
		this.slots.spread(from, to, (slot, start, end) -> {
			long stopped = ready ? this.pauses.overlap(start, end) : 0;
			amount.add(slot, thread, (end - start - stopped) * scale);
			if (stopped > 0) {
				amount(subject, ThreadState.STOPPED, WaitReason.NONE).add(slot, thread, stopped * scale);
			}
		});
	}

	void sample(int subject, ThreadState state, int thread, long at, double nanos) {
		Amount amount = amount(subject, state, WaitReason.NONE);
		amount.count(1);
		amount.add(this.slots.of(at), thread, nanos);
	}

	private Amount amount(int subject, ThreadState state, WaitReason reason) {
		int at = subject * WIDTH + state.ordinal() * REASONS.length + reason.ordinal();
		if (at >= this.amounts.length) {
			this.amounts = Arrays.copyOf(this.amounts, Math.max(at + 1, this.amounts.length * 2));
		}
		if (this.amounts[at] == null) {
			this.amounts[at] = new Amount(this.slots.per());
		}
		return this.amounts[at];
	}

	Map<Activity, Rate> rates(double units, IntFunction<String> subjects) {
		Map<Activity, Rate> rates = new HashMap<>();
		for (int at = 0; at < this.amounts.length; at++) {
			if (this.amounts[at] != null) {
				Activity activity = new Activity(STATES[at % WIDTH / REASONS.length], REASONS[at % REASONS.length],
						subjects.apply(at / WIDTH));
				rates.put(activity, this.amounts[at].rate(units));
			}
		}
		return rates;
	}

}
