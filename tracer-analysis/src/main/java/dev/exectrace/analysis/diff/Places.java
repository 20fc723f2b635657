package dev.exectrace.analysis.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.exectrace.analysis.model.Code;
import dev.exectrace.analysis.site.Frames;

/**
 * Numbers places in the application's code: stacks whose innermost frames there are of
 * the same methods, whatever their lines and whatever the JDK has between them, which
 * differs from run to run as reflection warms up.
 */
final class Places {

	private static final int FRAMES = 3;

	private final Code code;

	private final Frames frames;

	private final int[] numbers;

	private final Map<String, Integer> byName = new HashMap<>();

	private final List<String> names = new ArrayList<>();

	Places(Code code) {
		this.code = code;
		this.frames = new Frames(code);
		this.numbers = new int[code.stackCount()];
		Arrays.fill(this.numbers, -1);
	}

	/** The number of a stack's place; that of none for no stack. */
	int of(int stack) {
		if (stack < 0) {
			return number("(no stack)");
		}
		if (this.numbers[stack] < 0) {
			this.numbers[stack] = number(describe(stack));
		}
		return this.numbers[stack];
	}

	String name(int place) {
		return this.names.get(place);
	}

	private int number(String name) {
		return this.byName.computeIfAbsent(name, (key) -> {
			this.names.add(key);
			return this.names.size() - 1;
		});
	}

	private String describe(int stack) {
		String pool = this.frames.pool(stack);
		StringBuilder name = new StringBuilder((pool != null) ? pool + " < " : "");
		int innermost = this.frames.application(stack);
		if (innermost < 0) {
			String site = this.frames.site(stack);
			return name.append((site != null) ? site : "(empty stack)").toString();
		}
		name.append(Frames.stable(this.frames.method(stack, innermost)));
		int named = 1;
		for (int at = innermost + 1; at < this.code.depth(stack) && named < FRAMES; at++) {
			if (this.frames.isApplication(stack, at)) {
				name.append(" < ").append(Frames.stable(this.frames.method(stack, at)));
				named++;
			}
		}
		return name.toString();
	}

}
