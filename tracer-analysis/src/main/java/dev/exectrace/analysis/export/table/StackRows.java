package dev.exectrace.analysis.export.table;

import java.io.IOException;
import java.util.BitSet;

import dev.exectrace.analysis.model.Code;
import dev.exectrace.analysis.model.Trace;

/**
 * The rows of {@link Table#STACKS}.
 */
final class StackRows {

	private StackRows() {
	}

	static void write(Trace trace, BitSet stacks, TableSink sink) throws IOException {
		Code code = trace.code();
		for (int stack = stacks.nextSetBit(0); stack >= 0; stack = stacks.nextSetBit(stack + 1)) {
			for (int depth = 0; depth < code.depth(stack); depth++) {
				int frame = code.frame(stack, depth);
				sink.number(stack);
				sink.number(depth);
				sink.text(code.methodName(code.method(frame)));
				sink.reference((code.line(frame) > 0) ? code.line(frame) : -1);
				sink.endRow();
			}
		}
	}

}
