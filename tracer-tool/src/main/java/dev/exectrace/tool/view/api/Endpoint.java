package dev.exectrace.tool.view.api;

/**
 * Answers one sort of request. Called by several threads.
 */
@FunctionalInterface
public interface Endpoint {

	/**
	 * Answers.
	 * @param query what is asked for
	 * @return the answer
	 * @throws BadRequestException if that cannot be
	 */
	Answer answer(Query query);

}
