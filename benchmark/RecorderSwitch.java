import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * The demo service with a switch for its flight recorder: two services, one with and one
 * without, are compiled differently and differ by more than what is to be measured.
 */
public final class RecorderSwitch {

	private RecorderSwitch() {
	}

	/**
	 * Starts the service.
	 * @param arguments the port of the switch, which answers {@code /on} and {@code /off}
	 * when it is done, and the service's arguments
	 */
	public static void main(String[] arguments) throws Exception {
		String[] own = Arrays.copyOfRange(arguments, 1, arguments.length);
		ConfigurableApplicationContext context = SpringApplication
			.run(Class.forName("dev.exectrace.demo.DemoApplication"), own);
		SmartLifecycle recorder = context.getBeansOfType(SmartLifecycle.class)
			.values()
			.stream()
			.filter((bean) -> bean.getClass().getName().endsWith(".FlightRecorder"))
			.findFirst()
			.orElseThrow();
		InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(),
				Integer.parseInt(arguments[0]));
		HttpServer server = HttpServer.create(address, 0);
		server.createContext("/on", (exchange) -> answer(exchange, recorder::start));
		server.createContext("/off", (exchange) -> answer(exchange, recorder::stop));
		server.start();
	}

	private static void answer(HttpExchange exchange, Runnable action) throws IOException {
		action.run();
		exchange.sendResponseHeaders(204, -1);
		exchange.close();
	}

}
