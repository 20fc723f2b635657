/**
 * The settings of the execution tracer in a Spring Boot application.
 */
@NullMarked
package dev.exectrace.autoconfigure;

import org.jspecify.annotations.NullMarked;
