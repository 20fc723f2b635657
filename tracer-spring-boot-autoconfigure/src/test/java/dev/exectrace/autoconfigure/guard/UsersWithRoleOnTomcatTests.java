package dev.exectrace.autoconfigure.guard;

import org.springframework.boot.WebApplicationType;

class UsersWithRoleOnTomcatTests extends UsersWithRoleContract {

	UsersWithRoleOnTomcatTests() {
		super(WebApplicationType.SERVLET);
	}

}
