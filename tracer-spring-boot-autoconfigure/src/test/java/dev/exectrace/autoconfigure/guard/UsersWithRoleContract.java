package dev.exectrace.autoconfigure.guard;

import dev.exectrace.autoconfigure.application.Client;
import dev.exectrace.autoconfigure.application.Endpoint;
import dev.exectrace.autoconfigure.application.OwnChainApplication;
import dev.exectrace.autoconfigure.application.RunningApplication;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application whose own users with a role may trace.
 */
abstract class UsersWithRoleContract {

	private final WebApplicationType type;

	UsersWithRoleContract(WebApplicationType type) {
		this.type = type;
	}

	@Test
	void opensTheTraceEndpointForTheApplicationsUsersWithTheRole() {
		try (RunningApplication application = RunningApplication.start(this.type, OwnChainApplication.class,
				"exectrace.user.role=GUEST")) {
			Client client = application.managementClient();
			assertThat(client.status(Endpoint.BAD_REQUEST)).isEqualTo(401);
			assertThat(client.as("gast", "wrong").status(Endpoint.BAD_REQUEST)).isEqualTo(401);
			assertThat(client.as("olga", "olga").status(Endpoint.BAD_REQUEST)).isEqualTo(403);
			assertThat(client.as("gast", "gast").status(Endpoint.BAD_REQUEST)).isEqualTo(400);
		}
	}

}
