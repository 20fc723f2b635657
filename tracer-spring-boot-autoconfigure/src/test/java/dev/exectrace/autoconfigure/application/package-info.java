/**
 * Applications to add the starter to, and a client for them.
 */
package dev.exectrace.autoconfigure.application;
