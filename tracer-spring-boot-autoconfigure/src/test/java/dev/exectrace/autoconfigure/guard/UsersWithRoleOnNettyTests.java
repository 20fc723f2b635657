package dev.exectrace.autoconfigure.guard;

import org.springframework.boot.WebApplicationType;

class UsersWithRoleOnNettyTests extends UsersWithRoleContract {

	UsersWithRoleOnNettyTests() {
		super(WebApplicationType.REACTIVE);
	}

}
