/**
 * Puts the hooks into the JDK's thread classes: attaches the agent, finds each hook's
 * place in this JDK by its shape, and checks that it works.
 */
package dev.exectrace.runtime.instrument;
