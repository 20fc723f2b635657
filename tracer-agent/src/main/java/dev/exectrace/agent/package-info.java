/**
 * What runs inside the JVM's own thread code: the hooks, and the logs that they write
 * while a capture runs. These classes live on the bootstrap class path and depend on
 * nothing but the JDK. A hook takes no lock, allocates nothing on its usual path and lets
 * no exception out.
 */
package dev.exectrace.agent;
