/**
 * The demo service packaged and started in every way that Spring Boot has.
 */
package dev.exectrace.launchtest;
