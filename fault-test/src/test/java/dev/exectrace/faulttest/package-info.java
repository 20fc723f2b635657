/**
 * What goes wrong in services, in JVMs of their own: the service serves on, nothing is
 * left behind, and a trace is whole or says that it is not.
 */
package dev.exectrace.faulttest;
