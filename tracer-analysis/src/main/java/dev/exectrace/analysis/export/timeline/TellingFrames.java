package dev.exectrace.analysis.export.timeline;

import dev.exectrace.analysis.model.Code;
import dev.exectrace.analysis.site.Frames;

/**
 * Says in a line where in the code a stack is.
 */
public final class TellingFrames {

	private final Code code;

	private final Frames frames;

	/**
	 * Reads the frames of a trace.
	 * @param code the trace's code
	 */
	public TellingFrames(Code code) {
		this.code = code;
		this.frames = new Frames(code);
	}

	/**
	 * The innermost frame that is not the JDK's, else the innermost.
	 * @param stack the stack's number, negative for none
	 * @return its method and line or {@code null}
	 */
	public String of(int stack) {
		if (this.code.depth(stack) == 0) {
			return null;
		}
		int depth = Math.max(0, this.frames.outsideJdk(stack));
		int line = this.code.line(this.code.frame(stack, depth));
		return Code.place(this.frames.method(stack, depth), line);
	}

}
