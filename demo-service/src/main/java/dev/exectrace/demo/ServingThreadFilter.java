package dev.exectrace.demo;

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Component;

/**
 * Tells every client which thread served it, so that the request can be found in a trace.
 */
@Component
class ServingThreadFilter implements Filter {

	static final String HEADER = "Demo-Thread";

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		((HttpServletResponse) response).setHeader(HEADER, Long.toString(Thread.currentThread().threadId()));
		chain.doFilter(request, response);
	}

}
