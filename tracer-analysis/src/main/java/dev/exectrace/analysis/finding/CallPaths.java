package dev.exectrace.analysis.finding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.exectrace.analysis.model.Code;
import dev.exectrace.analysis.site.Frames;

/**
 * Finds the application's methods on stacks, once a stack.
 */
final class CallPaths {

	private static final int UNSEEN = -2;

	private static final int LONGEST = 2;

	private final Code code;

	private final Frames frames;

	private final int[] byStack;

	private final Map<CallPath, Integer> numbers = new HashMap<>();

	private final List<CallPath> paths = new ArrayList<>();

	CallPaths(Code code, Frames frames) {
		this.code = code;
		this.frames = frames;
		this.byStack = new int[code.stackCount()];
		Arrays.fill(this.byStack, UNSEEN);
	}

	/** The number of a stack's path, negative where it has none of the application. */
	int number(int stack) {
		if (stack < 0) {
			return -1;
		}
		if (this.byStack[stack] == UNSEEN) {
			this.byStack[stack] = find(stack);
		}
		return this.byStack[stack];
	}

	CallPath path(int number) {
		return this.paths.get(number);
	}

	/** Filters and lambdas do not say who wanted it. */
	private static boolean tellsMore(String caller, List<String> methods) {
		String name = caller.substring(caller.lastIndexOf('.') + 1);
		return !methods.contains(caller) && !caller.contains("$$Lambda") && !name.startsWith("lambda$")
				&& !name.startsWith("doFilter") && !name.equals("intercept");
	}

	private int find(int stack) {
		List<String> methods = new ArrayList<>();
		for (int depth = 0; depth < this.code.depth(stack) && methods.size() < LONGEST; depth++) {
			String method = Frames.stable(this.frames.method(stack, depth));
			if (this.frames.isApplication(stack, depth) && (methods.isEmpty() || tellsMore(method, methods))) {
				methods.add(method);
			}
		}
		if (methods.isEmpty()) {
			String site = this.frames.site(stack);
			if (site == null) {
				return -1;
			}
			methods.add(site);
		}
		return this.numbers.computeIfAbsent(new CallPath(List.copyOf(methods)), (path) -> {
			this.paths.add(path);
			return this.paths.size() - 1;
		});
	}

}
