package dev.exectrace.demo.pathology;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import javax.sql.DataSource;

import dev.exectrace.demo.waits.WaitKind;
import dev.exectrace.demo.waits.Waited;
import dev.exectrace.demo.waits.Waits;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Waits for a connection of a pool that is too small.
 */
@RestController
class SmallPoolController {

	private static final double QUERY_SECONDS = 0.005;

	private final DataSource pool;

	private final int size;

	private final Waits waits;

	SmallPoolController(DataSource pool, @Value("${spring.datasource.hikari.maximum-pool-size}") int size,
			Waits waits) {
		this.pool = pool;
		this.size = size;
		this.waits = waits;
	}

	@GetMapping("/small-pool")
	Waited query() throws Exception {
		for (int i = 0; i < this.size; i++) {
			Rival.goesFirst(this::query);
		}
		return query(() -> {
		});
	}

	private Waited query(Runnable connected) throws SQLException {
		long start = System.nanoTime();
		try (Connection connection = this.pool.getConnection()) {
			Waited waited = this.waits.since(WaitKind.POOL, start);
			connected.run();
			try (PreparedStatement statement = connection.prepareStatement("select pg_sleep(?)")) {
				statement.setDouble(1, QUERY_SECONDS);
				statement.execute();
			}
			return waited;
		}
	}

}
