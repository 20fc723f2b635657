package dev.exectrace.analysis.export.timeline;

import java.util.List;

import dev.exectrace.analysis.model.Code;

/**
 * Says in a line where in the code a stack is.
 */
public final class Frames {

	private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

	private Frames() {
	}

	/**
	 * The innermost frame that is not the JDK's, else the innermost.
	 * @param code the code
	 * @param stack the stack's number, negative for none
	 * @return its method and line or {@code null}
	 */
	public static String telling(Code code, int stack) {
		if (code.depth(stack) == 0) {
			return null;
		}
		int frame = code.frame(stack, 0);
		for (int depth = 0; depth < code.depth(stack); depth++) {
			String method = code.methodName(code.method(code.frame(stack, depth)));
			if (JDK.stream().noneMatch(method::startsWith)) {
				frame = code.frame(stack, depth);
				break;
			}
		}
		String method = code.methodName(code.method(frame));
		return (code.line(frame) > 0) ? method + ":" + code.line(frame) : method;
	}

}
