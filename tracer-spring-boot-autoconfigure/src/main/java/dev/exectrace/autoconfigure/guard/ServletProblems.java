package dev.exectrace.autoconfigure.guard;

import java.io.IOException;

import dev.exectrace.autoconfigure.problem.Problem;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * The guard's refusals on a servlet stack. They are written at once: an error dispatch
 * would run into the application's security.
 */
final class ServletProblems {

	private ServletProblems() {
	}

	static AuthenticationEntryPoint unauthorized() {
		return (request, response, ex) -> {
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, Refusals.BASIC_CHALLENGE);
			write(response, Refusals.UNAUTHORIZED);
		};
	}

	static AccessDeniedHandler forbidden() {
		return (request, response, ex) -> write(response, Refusals.FORBIDDEN);
	}

	static void refuse(HttpServletResponse response, String reason) throws IOException {
		write(response, new Problem(HttpStatus.FORBIDDEN, reason));
	}

	static void write(HttpServletResponse response, Problem problem) throws IOException {
		byte[] body = problem.toJson();
		response.setStatus(problem.status().value());
		response.setContentType(Problem.MEDIA_TYPE.toString());
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
		response.flushBuffer();
	}

}
