/**
 * The auto-configuration of the view in a Spring Boot Admin server.
 */
@NullMarked
package dev.exectrace.admin;

import org.jspecify.annotations.NullMarked;
