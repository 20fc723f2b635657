package dev.exectrace.analysis.export.timeline;

import java.io.IOException;

/**
 * Receives tasks and regions, lane by lane in order of time. What lies within something
 * ends before it.
 */
public interface TaskReceiver {

	/**
	 * There is a further lane.
	 * @param lane its number
	 * @param name the name of the tasks on it
	 * @throws IOException if it cannot be written
	 */
	void lane(int lane, String name) throws IOException;

	/**
	 * Something begins.
	 * @param lane on which lane
	 * @param slice what
	 * @throws IOException if it cannot be written
	 */
	void begin(int lane, TaskSlice slice) throws IOException;

	/**
	 * The innermost of what is open on a lane ends.
	 * @param lane the lane
	 * @param slice what ends
	 * @throws IOException if it cannot be written
	 */
	void end(int lane, TaskSlice slice) throws IOException;

}
