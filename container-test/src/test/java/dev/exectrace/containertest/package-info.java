/**
 * The demo service in containers: who reaches its endpoint, and what it does where little
 * is allowed.
 */
package dev.exectrace.containertest;
